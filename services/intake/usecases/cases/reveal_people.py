"""Reveal people: somebody sees in plain who asks, or whom a case is about, for a purpose."""

from dataclasses import dataclass

from services.intake.domain.cases.revealing import Purpose, Sought
from services.intake.usecases.cases.know_particulars import Named, open_parties
from services.intake.usecases.cases.open_applicant import open_applicant
from services.intake.usecases.cases.ports import Cases, RevealDays, Seal
from services.intake.usecases.menu.ports import Policies
from shared.kernel.calendar import local_time
from shared.kernel.command import Command
from shared.kernel.errors import Conflict


@dataclass(frozen=True, kw_only=True)
class Glass:
    """What it takes to look: who opens the seals, how often a day, and how often it was today."""

    seal: Seal
    policies: Policies
    days: RevealDays

    def count(self, command: Command) -> None:
        """Count one look more; refused beyond the limit of the day."""
        limit, at = self.policies.in_force(command.at).reveals_a_day, command.at
        day = local_time(at).date()
        if not self.days.grant(command.by.id, day=day, command=command.id, limit=limit, at=at):
            raise Conflict(f"今天已查看人员信息{limit}次，达到每日上限")


def reveal_people(
    cases: Cases, glass: Glass, case_id: str, *, sought: Sought, purpose: Purpose, command: Command
) -> tuple[Named, ...]:
    """Return them in plain, when that it was looked at is kept; asked again, it is the same look.

    Whether he may see them is asked every time. Refused also beyond so many looks a day.
    """
    case, seal = cases.get(case_id), glass.seal
    case.require_revealable(sought, command.by)
    glass.count(command)
    if not case.heeded(command):
        case.reveal(sought, purpose, by=command.by, at=command.at)
        cases.save(case)
    if sought is Sought.APPLICANT:
        return (open_applicant(seal, case),)
    return open_parties(seal, case.id, case.particulars.main_parties)
