"""Seals the people, households and tags of grid with the newest key. Run with `python -m ops.reseal`.

First add the new key as the last line of the key file and start the services anew. Doing it again changes
nothing. Other data still need the older keys, so no line is taken away.

AMQP_URI names the broker and TOKEN_OPERATOR holds the token: in the environment, or in .run/env.
"""

import argparse

from demo.delivery import Asks
from demo.excuses import excused
from demo.installation import client_of, read_installation
from shared.kernel.ids import new_id

DOOR = "grid.reseal_records"
KINDS = ("people", "households", "tags")
PATIENCE = 20.0  # seconds


def reseal(client: Asks, kind: str) -> int:
    """Seal all of a kind anew and return how many needed it."""
    changed, after = 0, ""
    while after is not None:
        done = client.call(DOOR, command_id=new_id(), kind=kind, after=after)
        changed, after = changed + done["changed"], done["next"]
    return changed


def main(arguments: list[str] | None = None) -> None:
    """Seal anew, or say in a sentence why that is not possible."""
    argparse.ArgumentParser(
        prog="python -m ops.reseal", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args(arguments)
    with excused():
        client = client_of(read_installation(), "TOKEN_OPERATOR", timeout=PATIENCE)
        for kind in KINDS:
            print(f"{kind}: {reseal(client, kind)} sealed anew")
        client.close()


if __name__ == "__main__":
    main()
