"""Get a hazard, with what was seen."""

from dataclasses import dataclass, field

from services.grid.domain.hazards.hazard import Hazard
from services.grid.usecases.hazards.ports import HazardBook
from shared.kernel.command import Caller
from shared.kernel.masking import discreet_words


@dataclass(frozen=True, kw_only=True)
class HazardSheet:
    """A hazard, and what was said of it."""

    hazard: Hazard
    words: str = field(repr=False)


def get_hazard(book: HazardBook, hazard_id: str, *, caller: Caller) -> HazardSheet:
    """Return it to its owner and to whoever works there, without numbers of anybody."""
    hazard = book.hazards.get(hazard_id)
    if caller.id != hazard.owner:
        caller.require_area(hazard.place.area)
    words = book.seal.open(hazard.words, about=f"hazard.words/{hazard.id}")
    return HazardSheet(hazard=hazard, words=discreet_words(words))
