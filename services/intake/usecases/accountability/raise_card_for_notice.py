"""Raise a card for a second correction notice: whoever gave the first had not told all at once."""

from services.intake.domain.accountability.card_rules import SECOND_NOTICE
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.raise_card_for_fault import raise_card_for_fault
from shared.events.intake_applications import SecondNoticeGiven


def raise_card_for_notice(bureau: Bureau, event: SecondNoticeGiven, *, fact: str) -> None:
    """Propose it against who gave the first notice; hearing of it twice raises it once."""
    raise_card_for_fault(
        bureau,
        SECOND_NOTICE,
        case_id=event.case_id,
        worker_id=event.first_given_by,
        at=event.given_at,
        fact=fact,
    )
