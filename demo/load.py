"""Load: brings the demo street into the services that run. Run with `python -m demo.load`.

A street that is there already gets the rosters of this month and the next, and nothing else. Loading
again changes nothing, so a load that was interrupted goes on when it is started again.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from datetime import date

from tqdm import tqdm

from demo.batches import Shipment
from demo.columns import padded
from demo.delivery import Asks, RefusedRow, deliver
from demo.duty import roster_shipments
from demo.excuses import excused
from demo.installation import client_of, read_installation
from demo.shipments import shipments
from demo.street import DemoStreet, make_street
from shared.kernel import clock
from shared.kernel.calendar import local_time

PATIENCE = 30.0  # seconds that one batch may take; a service gives up after 20
TITLE_COLUMNS = 24
LONGEST_ROW = 120  # characters of a refused row that are shown


def load(client: Asks, street: DemoStreet, *, today: date) -> list[RefusedRow]:
    """Bring what is missing; return the rows that were refused."""
    if is_empty(client, street):
        return bring(client, shipments(street, today))
    return bring(client, roster_shipments(street, today))


def is_empty(client: Asks, street: DemoStreet) -> bool:
    """Tell whether the street is missing, or in part: nobody answers for its last household."""
    place = client.call("grid.locate", household_id=street.households[-1].id)
    return not place["posts"]


def bring(client: Asks, wanted: Iterable[Shipment]) -> list[RefusedRow]:
    """Bring shipment after shipment; return the rows that were refused.

    Each has a progress bar, where there is a terminal to show it on.
    """
    refused: list[RefusedRow] = []
    for shipment in wanted:
        title = padded(shipment.title, TITLE_COLUMNS)
        with tqdm(total=len(shipment.rows), desc=title, unit=" rows", disable=None) as bar:
            refused += deliver(client, shipment, arrived=bar.update)
    return refused


def main() -> None:
    """Load, or say in a sentence why that is not possible."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="another seed, another street")
    wish = parser.parse_args()
    began, today = time.monotonic(), local_time(clock.now()).date()
    with excused():
        client = client_of(read_installation(), "TOKEN_OPERATOR", timeout=PATIENCE)
        refused = load(client, make_street(wish.seed), today=today)
    if refused:
        sys.exit("\n".join(map(_shown, refused)))
    print(f"街区已就绪 the street is there ({time.monotonic() - began:.0f} s)")


def _shown(refused: RefusedRow) -> str:
    row = json.dumps(refused.row, ensure_ascii=False)[:LONGEST_ROW]
    return f"{refused.door} refused {row}: {refused.reason}"


if __name__ == "__main__":
    main()
