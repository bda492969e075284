"""The only place that asks what time it is. Times are always aware and in UTC."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this moment, to the millisecond (as the database keeps it)."""
    moment = datetime.now(tz=UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
