"""Policy: what this street has settled for all cases alike: when somebody is told, what a step may take.

A version is in force from a day on. A case keeps the one that was in force when it was registered.
"""

from dataclasses import dataclass, replace
from datetime import date

from services.intake.domain.applications.application_rules import ApplicationRules
from services.intake.domain.cases.channel import Urgency
from services.intake.domain.clocks.light import YELLOW, Mark
from services.intake.domain.issues.issue_rules import IssueRules
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Policy:
    """One version; where its numbers come from is written beside them in `data/policies.yaml`.

    `most_wrong_codes` wrong query codes bar a number for `minutes_barred`. A case that cannot go on waits for
    no more than `longest_pause` days at once. Who works on cases may see people in plain `reveals_a_day`
    times; a case of an earlier release keeps a policy that did not say so.
    """

    version_no: int
    effective_from: date
    marks: tuple[Mark, ...]
    most_wrong_codes: int
    minutes_barred: int
    longest_pause: int
    issue: IssueRules
    application: ApplicationRules
    reveals_a_day: int = 30

    def __post_init__(self) -> None:
        names = [mark.name for mark in self.marks]
        shares = [mark.name for mark in self.marks if mark.percent]
        if YELLOW not in shares or not any(mark.is_end for mark in self.marks):
            raise Invalid("a limit has a mark at which its light turns yellow, and one at its end")
        if len(set(names)) < len(names):
            raise Invalid("every mark has a name of its own")
        least = min(self.most_wrong_codes, self.minutes_barred, self.longest_pause, self.reveals_a_day)
        if least < 1:
            raise Invalid("there is no less than one wrong code, one minute, one day, one look")

    @property
    def yellow_from(self) -> int:
        """Per cent of a limit from which its light is yellow."""
        return next(mark.percent for mark in self.marks if mark.name == YELLOW and mark.percent)

    def marks_for(self, urgency: Urgency) -> tuple[Mark, ...]:
        """Return when somebody is told; an emergency does not wait for service hours."""
        if urgency is not Urgency.EMERGENCY:
            return self.marks
        return tuple(replace(mark, keeps_hours=False) for mark in self.marks)
