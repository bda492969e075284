"""Access log at the command line: the chain of looks at people must stand as it was written.

  verify                        from its beginning to its end
  verify --after 1200           from entry 1201 on
  verify --expect 1200:8f3a…    and that entry 1200 has that hash

At its end it prints number and hash of the last entry. Note them where nobody can write who can write to the
database: that entries were cut off the end shows only against a later one that somebody has noted.

AMQP_URI names the broker and TOKEN_OPERATOR holds the token: in the environment, or in .run/env.
"""

import argparse
import sys

from demo.delivery import Asks
from demo.excuses import excused
from demo.installation import client_of, read_installation

DOOR = "grid.verify_access_log"
PAGE = 1000  # entries asked for at once
PATIENCE = 20.0  # seconds


def verify(client: Asks, *, after: int = 0, expect: str | None = None) -> str | None:
    """Print what was found and return what is wrong, or None."""
    number, _, digest = (expect or "").partition(":")
    if expect and (fault := _fault_at(client, int(number), digest)):
        return fault
    checked, more, last = 0, True, None
    while more:
        last = client.call(DOOR, after=after, limit=PAGE)
        if last["broken_at"] is not None:
            return f"the chain is broken at entry {last['broken_at']}"
        checked, more, after = checked + last["checked"], last["more"], last["last_number"]
    if last:
        print(f"{checked} entries stand as they were written; the last is {after}:{last['last_hash']}")
    return None


def _fault_at(client: Asks, number: int, digest: str) -> str | None:
    """Tell whether an entry that was noted is there no more, or another one is in its place."""
    found = client.call(DOOR, after=max(0, number - 1), limit=1)
    if (found["last_number"], found["last_hash"]) != (number, digest):
        return f"entry {number} is not the one that was noted"
    return None


def main(arguments: list[str] | None = None) -> int:
    """Run with `python -m ops.access_log verify`."""
    parser = argparse.ArgumentParser(
        prog="python -m ops.access_log",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("wish", choices=["verify"])
    parser.add_argument("--after", type=int, default=0, help="number of an entry")
    parser.add_argument("--expect", help="number:hash of an entry that was noted")
    wish = parser.parse_args(arguments)
    with excused():
        client = client_of(read_installation(), "TOKEN_OPERATOR", timeout=PATIENCE)
        fault = verify(client, after=wish.after, expect=wish.expect)
        client.close()
    if fault:
        print(fault, file=sys.stderr)
    return 1 if fault else 0


if __name__ == "__main__":
    sys.exit(main())
