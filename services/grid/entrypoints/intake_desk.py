"""Intake as grid asks it: in the name of the caller himself, whose token goes along."""

from services.grid.usecases.visits.ports import CaseWords
from shared.plumbing.client import Remote


class IntakeDesk:
    """Opens cases at intake."""

    def __init__(self, intake: Remote) -> None:
        self._intake = intake

    def open_case(self, said: CaseWords, *, command_id: str) -> str:
        """Report it as found on a visit; raises what intake refuses."""
        answer = self._intake.report_issue(
            command_id=command_id,
            topic=said.topic,
            subject=said.subject,
            words=said.words,
            urgency=said.urgency,
            channel="visit",
            place={"household_id": said.household_id},
        )
        return str(answer["case_id"])
