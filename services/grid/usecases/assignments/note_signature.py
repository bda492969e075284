"""Note a signature: a worker has taken a case in hand."""

from services.grid.domain.assignments.decision import Signature
from services.grid.domain.posts.duty import Crew
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.posts.gather_crew import gather_crew
from services.grid.usecases.posts.ports import Rota
from shared.events.intake import CaseSigned


def note_signature(assignments: Assignments, rota: Rota, *, signed: CaseSigned, sequence: int) -> None:
    """Let whoever has signed have the case: nobody covers for him any more.

    Hearing of it twice changes nothing. Only whom grid has named, or who stands in for him, can sign: a case
    that is unknown here was never grid's.
    """
    assignment = assignments.find(signed.case_id)
    if assignment is None:
        return
    signature = Signature(worker_id=signed.worker_id, on_behalf_of=signed.on_behalf_of, at=signed.signed_at)
    grid = assignment.location.grid
    crew = gather_crew(rota, grid, at=signed.signed_at) if grid else Crew()
    if assignment.sign(signature, crew=crew, sequence=sequence):
        assignments.save(assignment)
