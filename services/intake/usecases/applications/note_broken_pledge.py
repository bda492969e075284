"""Note a broken pledge, so that nothing is tolerated from who broke it for some time."""

from datetime import datetime

from services.intake.domain.applications.application import Application
from services.intake.usecases.applications.ports import BrokenPledges
from services.intake.usecases.cases.ports import Cases


def note_broken_pledge(cases: Cases, broken: BrokenPledges, case_id: str, *, at: datetime) -> None:
    """Remember who had signed it; hearing of it twice changes nothing."""
    case = cases.get(case_id)
    assert isinstance(case, Application), "only an application has a pledge"
    assert case.tolerance, "what was broken was promised"
    broken.note(case_id, signer=case.tolerance.pledge.signer, at=at)
