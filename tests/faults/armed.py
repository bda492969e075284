"""Runs a service as `nameko run` does, with something in it gone wrong: ARMED says what.

Production code has no hooks for this. Methods of this one process are replaced before nameko's own command
line takes over: `ARMED="crash:before_ack:3 tell_redelivered" python -m tests.faults.armed run --config …`.
"""

import eventlet

eventlet.monkey_patch()

import os  # noqa: E402
import sys  # noqa: E402


def main():
    from nameko.cli.main import main as run  # what `nameko` runs

    from tests.faults.weapons import WEAPONS

    for arm in os.environ["ARMED"].split():
        name, *details = arm.split(":")
        WEAPONS[name](*details)
    sys.argv[0] = "nameko"
    run()


if __name__ == "__main__":
    main()
