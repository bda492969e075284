"""Sweep contents: remove what was sent and never became an attachment of its case."""

from datetime import datetime, timedelta

from services.intake.usecases.attachments.ports import Contents, Rules
from services.intake.usecases.cases.ports import Cases

ONE_TURN = 100


def sweep_contents(cases: Cases, contents: Contents, rules: Rules, *, now: datetime) -> int:
    """Look for some old contents in their cases, and remove those that are not there; return how many.

    By then the upload is forgotten, so nobody can attach the content any more: replicas that sweep at the
    same time find the same, and doing it twice does nothing.
    """
    old = now - timedelta(hours=rules.in_force(now).loose_hours)
    found = contents.loose(old, limit=ONE_TURN)
    for each in found:
        case = cases.find(each.case_id)
        if case and each.id in {known.id for known in case.attachments}:
            contents.fasten(each.id)
        else:
            contents.drop(each.id)
    return len(found)
