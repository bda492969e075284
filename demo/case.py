"""Case: watch one case go its way through the services that run. Run with `python -m demo.case`."""

import argparse

from demo.excuses import excused
from demo.installation import client_of, read_installation
from demo.story import Story
from demo.street import make_street
from demo.telling import told
from demo.tracked import tracked_table
from demo.watch import PATIENCE, Heard, Watch

LEGEND = """\
一件工单的全程 One issue, from its report to its close.
→ 谁做了什么 what somebody does；带时刻的行 lines with a time (北京时间 Beijing): what the services announce.
"""
AND_NOW = """
接着看 Go on: .venv/bin/python -m ops.ask notify.inbox --as worker_a   网格员的收件箱 the worker's inbox
             .venv/bin/python -m ops.ask                               所有接口 all doors of the services"""


def main() -> None:
    """Play, or say in a sentence why that is not possible."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the street that was loaded")
    parser.add_argument("--pace", type=float, default=1.0, help="seconds between what people do")
    wish = parser.parse_args()
    with excused():
        play(wish.seed, pace=wish.pace)


def play(seed: int, *, pace: float) -> None:
    """Tell the story of a case on the terminal."""
    settings, street = read_installation(), make_street(seed)
    watch = Watch(settings, _print)
    print(LEGEND, flush=True)
    client = client_of(settings, "TOKEN_RESIDENT", timeout=PATIENCE)
    try:
        case = Story(street=street, settings=settings, client=client, watch=watch, pace=pace).play()
    finally:
        client.close()
        watch.close()
    print(tracked_table(case))
    print(AND_NOW, flush=True)


def _print(heard: Heard) -> None:
    print(told(heard.event, heard.at), flush=True)


if __name__ == "__main__":
    main()
