"""Open the cases of a visit: what was found at the door becomes cases at intake."""

from services.grid.domain.visits.findings import CaseWish
from services.grid.domain.visits.visit import Visit
from services.grid.usecases.records.ports import Sealer
from services.grid.usecases.visits.ports import CaseDesk, CaseWords, Visits
from shared.kernel.command import Command
from shared.kernel.errors import DomainError
from shared.kernel.ids import id_from


def open_visit_cases(
    visits: Visits, seal: Sealer, intake: CaseDesk, visit: Visit, *, command: Command
) -> None:
    """Open what is not open yet, as who made the visit count; nobody else, or there would be two of each.

    The command for intake follows from the visit, so it may be asked again after whatever went wrong. What
    intake refuses is kept with its reason: asking again would not help.
    """
    if visit.counts_by != command.by.id:
        return
    for number, wish in enumerate(visit.findings.cases):
        if wish.case_id is None and wish.refused is None:
            _open(intake, _words(seal, visit, wish), visit, number, command)
            visits.save(visit)


def _open(intake: CaseDesk, said: CaseWords, visit: Visit, number: int, command: Command) -> None:
    try:
        case_id = intake.open_case(said, command_id=id_from(visit.id, "case", str(number)))
    except DomainError as refusal:
        visit.case_refused(number, refusal.message, at=command.at)
    else:
        visit.case_opened(number, case_id, at=command.at)


def _words(seal: Sealer, visit: Visit, wish: CaseWish) -> CaseWords:
    return CaseWords(
        topic=wish.topic,
        urgency=wish.urgency,
        subject=seal.open(wish.subject, about=f"visit.case_subject/{visit.id}"),
        words=seal.open(wish.words, about=f"visit.case_words/{visit.id}"),
        household_id=visit.household_id,
    )
