"""Reading a record: the guide that it describes, or every fault of it by its field in the record."""

from typing import Any

from cattrs import BaseValidationError

from services.intake.domain.exchange.groups import GROUPS
from services.intake.domain.exchange.item_record import read_guide
from services.intake.domain.exchange.places import in_the_record
from services.intake.domain.menu.faults import ITEM_FAULTY
from services.intake.domain.menu.item_guide import ItemGuide
from shared.kernel.errors import DomainError, Invalid
from shared.plumbing.strict import Place, believing_nothing, faults_of, written

Record = dict[str, Any]
Fault = tuple[Place, str]


def read_item(record: Record) -> ItemGuide:
    """Return the guide, or raise Invalid; `fields` name each fault: `materials[2].copies`."""
    guide, faults = read_with_faults(record)
    if guide is None:
        fields: dict[str, list[str]] = {}
        for place, words in faults:
            fields.setdefault(written(place), []).append(words)
        raise Invalid(f"{ITEM_FAULTY}（{'；'.join(fields)}）", fields)
    return guide


def read_with_faults(record: Record) -> tuple[ItemGuide | None, list[Fault]]:
    """Return the guide, or None and all its faults.

    Where nothing but groups of the exchange are at fault, the rules of the whole are tried without them.
    """
    words = read_guide(record)
    guide, faults = _build(words)
    broken = {place[0] for place, _ in faults if place}
    if guide is None and broken <= GROUPS.keys():
        faults += _build({name: said for name, said in words.items() if name not in broken})[1]
    return guide, [(in_the_record(place), fault) for place, fault in faults]


def _build(words: Record) -> tuple[ItemGuide | None, list[Fault]]:
    try:
        return believing_nothing().structure(words, ItemGuide), []
    except (BaseValidationError, DomainError) as error:
        return None, list(faults_of(error))
