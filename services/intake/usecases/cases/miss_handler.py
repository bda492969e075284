"""Miss the handler: grid found nobody who can take the case."""

from datetime import datetime

from services.intake.usecases.cases.ports import Cases


def miss_handler(cases: Cases, case_id: str, *, reason: str, assignment: int, at: datetime) -> None:
    """Note on the case that nobody can take it, and why; an older choice changes nothing."""
    case = cases.get(case_id)
    if assignment > case.assignment and case.awaits_handler:
        case.miss_handler(reason, assignment=assignment, at=at)
        cases.save(case)
