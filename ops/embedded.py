"""The program of the embedded database, started with one of its limits lowered."""

import sys

from secantus import cli, transactions

# It remembers the answers of the last 10,000 writes that a driver might send again, and from there on sorts
# them all at every write: seven tenths of its time after a few hundred cases. A driver asks again at once.
LIMIT, ENOUGH = "_RETRYABLE_RECORD_MAX", 500


def main() -> int:
    """Serve until SIGTERM. Refused where the limit is gone: then this file should go too."""
    if not hasattr(transactions, LIMIT):
        raise SystemExit(f"secantus.transactions knows no {LIMIT}: is ops/embedded.py still needed?")
    setattr(transactions, LIMIT, ENOUGH)
    return int(cli.main())


if __name__ == "__main__":
    sys.exit(main())
