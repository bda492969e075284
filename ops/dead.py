"""Dead letters at the command line: which there are, why, and once more with them.

  list            every listener's queue, and how many of its letters are dead
  show QUEUE      the oldest dead letters of a queue: what they are, and why they are dead
  replay QUEUE    back into the work queue, oldest first, each copy confirmed before its original goes

A letter dies when its listener refused it (a domain rule, an unreadable contract: at once) or failed at it
again and again (for about 36 minutes). So mend the cause, replay one (`--limit 1`), look, replay the rest.
Telling a listener twice does no harm. A letter that can never be heeded may be left where it is.

AMQP_URI names the broker; where it is not set, the house that `make run` runs is asked.
"""

import argparse
import sys
from collections.abc import Callable

from demo.excuses import excused
from demo.installation import read_installation
from ops.declare import work_queues
from shared.kernel.errors import NotFound, Unavailable
from shared.plumbing import dead
from shared.plumbing.line import FAILURES

SHOWN = 20  # letters
BROKER_SAYS = {
    "rejected": "put here by the broker: it is not even JSON",
    "delivery_limit": "put here by the broker: whoever took it did not live to answer",
}


def list_all(wish: argparse.Namespace) -> None:
    """Print how many letters are dead in each queue."""
    for queue in work_queues():
        try:
            count = str(dead.count_dead(wish.amqp, queue.name))
        except NotFound:
            count = "not declared"
        print(f"{queue.name:<44} {count:>6}")


def show(wish: argparse.Namespace) -> None:
    """Print the oldest letters of one queue."""
    count = dead.count_dead(wish.amqp, wish.queue)
    letters = dead.list_dead(wish.amqp, wish.queue, limit=wish.limit or SHOWN)
    for letter in letters:
        again = ", replayed before" if letter.replayed else ""
        known = [word for word in (letter.time, letter.type, letter.subject) if word]
        print(f"{'  '.join(known)}  (tries: {letter.tries}{again})")
        print(f"    {_reason(letter.error)}")
    print(f"{len(letters)} of {count} shown")


def replay(wish: argparse.Namespace) -> None:
    """Give letters back to their listener."""
    count = dead.replay(wish.amqp, wish.queue, limit=wish.limit)
    print(f"replayed: {count}; dead now: {dead.count_dead(wish.amqp, wish.queue)}")


def main(arguments: list[str] | None = None) -> int:
    """Run with `python -m ops.dead`; AMQP_URI names the broker."""
    wish = _parser().parse_args(arguments)
    if wish.amqp is None:
        with excused():
            wish.amqp = read_installation()["AMQP_URI"]
    wish.queue = getattr(wish, "queue", "").removesuffix(".dead")
    act: Callable[[argparse.Namespace], None] = wish.act
    try:
        act(wish)
    except (NotFound, Unavailable) as problem:
        print(problem, file=sys.stderr)
        return 1
    except FAILURES as problem:
        print(f"the broker cannot be asked: {problem}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ops.dead", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--amqp", help="the broker (default: AMQP_URI)")
    wishes = parser.add_subparsers(required=True, metavar="list|show|replay")
    wishes.add_parser("list", help="count all").set_defaults(act=list_all)
    for name, act in {"show": show, "replay": replay}.items():
        wished = wishes.add_parser(name, help=act.__doc__)
        wished.add_argument("queue", help="of the listener, as grid.on.intake.case_accepted")
        wished.add_argument("--limit", type=int, help="so many letters at most")
        wished.set_defaults(act=act)
    return parser


def _reason(error: str) -> str:
    lines = error.strip().splitlines() or ["no reason is known"]
    return BROKER_SAYS.get(lines[-1], lines[-1].strip())


if __name__ == "__main__":
    sys.exit(main())
