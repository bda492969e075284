"""Supply (补齐): what a correction notice asks for comes item by item; with the last one the case goes on."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from services.intake.domain.applications.handing_in import HandingIn
from services.intake.domain.applications.notice import CONDITION, CorrectionNotice
from services.intake.domain.applications.presented import Presented
from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.applications.tolerance import Pledge
from services.intake.domain.applications.transitions import Act
from services.intake.domain.clocks.clock_kind import OF_THE_WHOLE, ClockKind
from services.intake.domain.menu.conduct import AfterCorrection
from services.intake.domain.menu.item_guide import PERSON_ABSENT, ItemGuide
from services.intake.domain.menu.material import ApplicantKind, Paper
from shared.events.intake_applications import CorrectionDone, MaterialsSupplied
from shared.kernel.calendar import Calendar
from shared.kernel.command import Caller
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Supply:
    """What the applicant brings: papers and what was found of them, and what else is settled by now.

    `others` are the conditions that are met, and `applicant` where he has come himself.
    """

    papers: dict[str, Paper] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    pledge: Pledge | None = None


@dataclass(kw_only=True)
class Supplying(HandingIn):
    """An application whose correction can be made."""

    def supply(
        self, guide: ItemGuide, supply: Supply, *, by: Caller, at: datetime, calendar: Calendar
    ) -> None:
        """Take in what the notice asks for; what it does not name cannot be asked for.

        With the last line the correction is over: what was received only is thereby accepted, what was
        accepted goes on where it was held up.
        """
        self.require(Act.SUPPLY)
        notice = self.notices[-1]
        if strange := {*supply.papers, *supply.others} - set(notice.subjects):
            raise Invalid("告知书未列明，不能另行要求", {each: ["未列明"] for each in sorted(strange)})
        presented = self.presented.with_papers(supply.papers)
        if PERSON_ABSENT.subject in supply.others:
            presented = replace(presented, by=ApplicantKind.SELF)
        met = _met(notice, presented, guide, supply.others)
        notice = notice.settled(met, at=at).looked_at({*supply.papers, *met})
        self.tolerance = self.tolerance_for(presented, guide, supply.pledge, at=at, calendar=calendar)
        self.presented = presented
        self._renew(notice)
        if notice.left_to_applicant and ClockKind.SUPPLY not in self._running_kinds():
            self._ask_again(notice, by=by.id, at=at, calendar=calendar)
        self._tell_supply(notice, by=by, at=at)
        if notice.is_settled:
            self._finish(notice, by=by, at=at, calendar=calendar)

    def _ask_again(self, notice: CorrectionNotice, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Give him his time anew: what he had handed in was not what the notice asks for."""
        self.start_step(ClockKind.SUPPLY, self.rules.supply, by=by, at=at, calendar=calendar)
        self._renew(replace(notice, due=self.due.get(ClockKind.SUPPLY)))

    def _finish(self, notice: CorrectionNotice, *, by: Caller, at: datetime, calendar: Calendar) -> None:
        """Go on where the notice had held it up; a resumed clock counts from the next working day on."""
        held_up, self.interrupted = self.interrupted, None
        self.hold(by)
        self.stop_clocks(ClockKind.SUPPLY, by=by.id, at=at, calendar=calendar)
        self.go(Act.SUPPLY, S.IN_STEP if held_up is S.IN_STEP else S.ACCEPTED, at=at, through=(S.CORRECTED,))
        self.note(at, "补正完成", by=by.id, note=notice.number)
        if held_up is S.RECEIVED:
            self.start_the_whole(by=by.id, at=at, calendar=calendar)
        else:
            self._let_clocks_run(by=by.id, at=at, calendar=calendar)
        self.record(
            CorrectionDone(
                case_id=self.id,
                notice_number=notice.number,
                promised_due=self.due.get(ClockKind.PROMISED),
                legal_due=self.due.get(ClockKind.LEGAL),
                done_at=at,
            )
        )

    def _let_clocks_run(self, *, by: str, at: datetime, calendar: Calendar) -> None:
        """Resume them; where the item has it so, the whole begins anew."""
        self.resume_clocks(*OF_THE_WHOLE, by=by, at=at, calendar=calendar)
        if self.undertaking.conduct.after_correction is AfterCorrection.STARTS_ANEW:
            self.start_clocks(self.undertaking.limits, by=by, at=at, calendar=calendar)

    def _tell_supply(self, notice: CorrectionNotice, *, by: Caller, at: datetime) -> None:
        left = len(notice.remedies)
        self.note(at, "补交材料", by=by.id, note=f"尚缺{left}项" if left else "")
        self.record(
            MaterialsSupplied(
                case_id=self.id,
                notice_number=notice.number,
                settled=len(notice.lines) - left,
                left=left,
                due=self.due.get(ClockKind.SUPPLY) if left else None,
                supplied_by=by.id,
                supplied_at=at,
            )
        )


def _met(
    notice: CorrectionNotice, presented: Presented, guide: ItemGuide, others: Collection[str]
) -> set[str]:
    """Return what is settled by now: conditions as they were said, materials as they were found."""
    wrong = {each.subject for each in presented.defects(guide)}
    return {
        subject
        for subject in notice.subjects
        if (subject in others if subject.startswith(CONDITION) else subject not in wrong)
    }
