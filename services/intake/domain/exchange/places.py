"""Places: where a fault lies in a guide, said in the names of the record that the guide was read from."""

from services.intake.domain.exchange.groups import GROUPS
from services.intake.domain.exchange.item_record import OF_THE_GUIDE, SAME
from services.intake.domain.exchange.lines import OF_A_LIMIT, OF_ITS_STATEMENT

Place = tuple[str | int, ...]

OF_THE_RECORD = {ours: name for name, ours in (SAME | OF_THE_GUIDE).items()}
PAUSE = {"procedure": "code", "most_days": "max_days"}
LIMITS = {"promise": "promise", "legal": "anticipate"}
OF_THE_EXCHANGE = {"amount": "day", "unit": "type"}
STATED = {ours: name for name, ours in (OF_A_LIMIT | OF_ITS_STATEMENT).items()}
DROPPED = {"paper", "stated", "limit"}
"""Parts of a line that the record writes flat."""


def in_the_record(place: Place) -> Place:
    """Return the same place as people find it in the record."""
    first, rest = (place[0], place[1:]) if place else ("", ())
    if first in LIMITS:
        return (f"{LIMITS[str(first)]}_{_of_a_limit(rest)}",)
    if first == "conduct":
        return _in_the_conduct(rest)
    if first in GROUPS:
        return rest or (first,)
    return (OF_THE_RECORD.get(str(first), first), *_in_a_line(rest))


def _of_a_limit(rest: Place) -> str:
    last = next((str(each) for each in reversed(rest) if each not in DROPPED), "amount")
    name = STATED.get(last, last)
    return OF_THE_EXCHANGE.get(name, name)


def _in_the_conduct(rest: Place) -> Place:
    if rest[:1] != ("pauses",):
        return rest
    return ("special_procedures", *(PAUSE.get(str(each), each) for each in rest[1:]))


def _in_a_line(rest: Place) -> Place:
    return tuple(STATED.get(str(each), each) for each in rest if each not in DROPPED)
