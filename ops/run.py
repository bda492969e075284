"""`make run`: the whole house on this machine, with a demo street in it, until Ctrl-C."""

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from ops.ground import RUN
from ops.house import House
from ops.lock import AlreadyRuns
from ops.process import DidNotStart
from ops.services import ROOT

WELCOME = """
Yimen runs. All that is said here is also in {env}, to be read by programs; logs are in {logs}

Where it is
{servers}

Who can sign in: there are no passwords, the variable holds a token that is good for a week
{sign_ins}

In another terminal
  make demo-case                   watch one case go its way
  .venv/bin/python -m ops.ask      all doors of the services; README.md tells how another service calls them

Stop: Ctrl-C
"""
EXPLAINED = {
    "AMQP_URI": "the broker",
    "MANAGEMENT_URI": "what the broker has to say about itself",
    "MONGO_URI": "the database",
}
HEALTH = "/health/ready and /metrics"


def main(arguments: list[str] | None = None) -> int:
    """Run until told to stop; every way out is in order, and without a traceback."""
    wish = _parser().parse_args(arguments)
    os.chdir(ROOT)
    _heed_signals()
    began = time.monotonic()
    house = House(wish.folder, _tell)
    try:
        house.start()
        LOADERS[wish.street](house)
        _tell(f"ready after {time.monotonic() - began:.0f} s")
        print(_welcome(house), flush=True)
        while True:
            house.tend()
            time.sleep(0.5)
    except AlreadyRuns as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except DidNotStart as failure:
        print(failure, file=sys.stderr)
        return _close(house, 1)
    except KeyboardInterrupt:
        return _close(house, 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ops.run", description=__doc__)
    parser.add_argument("--folder", type=Path, default=RUN, help="where the house keeps everything (.run)")
    parser.add_argument("--street", choices=tuple(LOADERS), default="demo", help="what is loaded into it")
    return parser


def _close(house: House, code: int) -> int:
    """Stop everybody; whoever presses Ctrl-C again does not want to wait for it."""
    _tell("stopping: services finish what is in hand (Ctrl-C again: at once)")
    try:
        house.stop()
    except KeyboardInterrupt:
        house.kill()
    _tell("stopped")
    return code


def _load(house: House) -> None:
    """Bring the demo street in; one that is there already stays. The house runs without it, too."""
    subprocess.run([sys.executable, "-m", "demo.load"], env=os.environ | house.env())


def _load_nothing(_house: House) -> None:
    """Leave the house empty."""


LOADERS = {"demo": _load, "none": _load_nothing}


def _welcome(house: House) -> str:
    found = {name: value for name, value in house.env().items() if "://" in value}
    widest = max(map(len, found.values()))
    addresses = [
        f"  {name:<15} {value:<{widest}}  {EXPLAINED.get(name, HEALTH)}" for name, value in found.items()
    ]
    sign_ins = [
        f"  {who.variable:<18} {who.subject:<10} {'+'.join(who.roles):<13} {' '.join(who.areas)}".rstrip()
        for who in house.sign_ins
    ]
    return WELCOME.format(
        env=os.path.relpath(house.env_file),
        logs=os.path.relpath(house.folder / "logs"),
        servers="\n".join(addresses),
        sign_ins="\n".join(sign_ins),
    )


def _tell(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {words}", flush=True)


def _heed_signals() -> None:
    """Leave in order at any of them. A shell starts what is in its background deaf to SIGINT: not so here."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
