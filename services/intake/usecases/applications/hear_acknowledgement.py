"""Hear an acknowledgement: who confirms a notice in his inbox confirms the paper that it told of."""

from datetime import datetime

from services.intake.domain.applications.application import Application
from services.intake.domain.applications.notice import Receipt, ServiceMethod
from services.intake.usecases.cases.ports import Cases


def hear_acknowledgement(
    cases: Cases, case_id: str | None, *, reference: str | None, recipient: str, at: datetime
) -> None:
    """Keep that the applicant, and nobody for him, has received that one-time notice; told twice, once."""
    case = cases.find(case_id) if case_id and reference else None
    if not isinstance(case, Application) or recipient != f"applicant/{case.applicant.id}":
        return
    assert reference, "a case was looked for"
    if case.awaits_receipt(reference):
        receipt = Receipt(method=ServiceMethod.ELECTRONIC, proof="站内通知确认", served_at=at)
        case.confirm_receipt(receipt, by=case.applicant.id or "", at=at, number=reference)
        cases.save(case)
