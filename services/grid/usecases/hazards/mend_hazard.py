"""Mend a hazard: say, with proof, that it is mended."""

from services.grid.domain.hazards.hazard import Hazard
from services.grid.domain.hazards.hazard_place import Proof
from services.grid.usecases.hazards.change_hazard import change_hazard
from services.grid.usecases.hazards.ports import HazardBook
from shared.kernel.command import Command


def mend_hazard(
    book: HazardBook, hazard_id: str, *, photo: str | None, words: str | None, command: Command
) -> Hazard:
    """Keep the proof; refused without a photo or words."""
    sealed = book.seal.seal(words, about=f"hazard.proof/{hazard_id}") if words else None
    proof = Proof(by=command.by.id, at=command.at, photo=photo, words=sealed)
    rules = book.table.in_force(command.at)
    return change_hazard(
        book.hazards, hazard_id, command=command, change=lambda hazard: hazard.mend(proof, rules)
    )
