"""Limits of the exchange: a number, its unit as a digit, and what else we know of it."""

from typing import Any

from services.intake.domain.clocks.limit import Ends
from services.intake.domain.clocks.stated_limit import StatedLimit
from shared.kernel.calendar import Unit

Record = dict[str, Any]

WORKING_DAY, NATURAL_DAY, HOUR = "1", "2", "3"
UNITS = {WORKING_DAY: Unit.WORKING_DAY, NATURAL_DAY: Unit.NATURAL_DAY, HOUR: Unit.MINUTE}
TYPES = {unit: type for type, unit in UNITS.items()}
MINUTES = {WORKING_DAY: 1, NATURAL_DAY: 1, HOUR: 60}
"""How many of our units one of the exchange's is."""

LIMIT_FIELDS = ("day", "type", "explain", "longest", "ends", "source", "since")


def write_limit(name: str, stated: StatedLimit | None) -> Record:
    """Return the fields of a limit, `promise_day` and so on; all empty where there is none."""
    if stated is None:
        return {f"{name}_{field}": "" if field == "explain" else None for field in LIMIT_FIELDS}
    type = TYPES[stated.limit.unit]
    longest = stated.at_longest
    return {
        f"{name}_day": stated.limit.amount // MINUTES[type],
        f"{name}_type": type,
        f"{name}_explain": stated.explain,
        f"{name}_longest": None if longest is None else longest // MINUTES[type],
        f"{name}_ends": stated.limit.ends,
        f"{name}_source": stated.source,
        f"{name}_since": stated.effective_from,
    }


def read_limit(name: str, record: Record) -> Record | None:
    """Return what our limit is built of; None where the record tells of none."""
    said = {field: record.get(f"{name}_{field}") for field in LIMIT_FIELDS}
    if all(said[field] is None for field in ("day", "type", "longest", "source", "since")):
        return None
    scale = MINUTES.get(str(said["type"]), 1)
    return {
        "limit": {
            "amount": _scaled(said["day"], scale),
            "unit": UNITS.get(str(said["type"]), said["type"]),
            "ends": said["ends"] or Ends.CLOSE_OF_BUSINESS,
        },
        "source": said["source"],
        "effective_from": said["since"],
        "at_longest": _scaled(said["longest"], scale),
        "explain": said["explain"] or "",
    }


def _scaled(amount: Any, scale: int) -> Any:
    return amount * scale if isinstance(amount, int) else amount
