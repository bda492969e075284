"""Issue a document of a case: in its final words the first time, in the same words ever after."""

from datetime import datetime

from services.intake.domain.accountability.card import Card
from services.intake.domain.accountability.card_rules import RED
from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.applications.application import Application
from services.intake.domain.documents.composing import compose
from services.intake.domain.documents.document_kind import DocumentKind
from services.intake.domain.documents.issued_document import IssuedDocument
from services.intake.domain.documents.matter import Matter
from services.intake.usecases.accountability.ports import Cards
from services.intake.usecases.cases.get_case import get_case
from services.intake.usecases.cases.ports import AnyCase, Cases
from services.intake.usecases.clocks.ports import Calendars
from services.intake.usecases.documents.issue_once import issue_once
from services.intake.usecases.documents.ports import Press
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Command

MOST_CARDS = 50  # of one case


def issue_document(
    press: Press,
    cases: Cases,
    items: Items,
    calendars: Calendars,
    *,
    case_id: str,
    kind: DocumentKind,
    command: Command,
) -> IssuedDocument:
    """Return the document, put into words now unless it was before.

    Refused to who may not see the case, and where the case gives no ground for such a document.
    """
    case = get_case(cases, case_id, caller=command.by)
    content = compose(kind, _matter(press, case, items, calendars, at=command.at))
    return issue_once(press, content, kind=kind, command=command, case_id=case.id)


def _matter(press: Press, case: AnyCase, items: Items, calendars: Calendars, *, at: datetime) -> Matter:
    return Matter(
        case=case,
        office=press.offices.in_force(at),
        item=items.get(case.item_id) if isinstance(case, Application) else None,
        calendar=calendars.current(case.calendar),
        now=at,
        red=_red_of(press.cards, case.id),
        status_page=press.status_page,
    )


def _red_of(cards: Cards, case_id: str) -> Card | None:
    """Return the newest red of a case that nobody has taken back."""
    found = cards.page((f"case/{case_id}",), after="", limit=MOST_CARDS)
    return next((each for each in found if each.level is RED and each.state is not CardState.REVOKED), None)
