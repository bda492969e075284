"""Flagging: a head marks a case as important, as a matter left over from long ago, or as urgent (§1.3, §1.9).

A flag says how a case is looked at. It moves no state, stops no clock and takes nothing out of any indicator:
what is nobody's fault is exempted by two people (§1.7), not flagged.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.intake.domain.cases.case import Case
from services.intake.domain.cases.channel import Urgency
from shared.events.intake_flags import CaseFlagged, CaseUnflagged
from shared.kernel.command import Caller
from shared.kernel.errors import Conflict
from shared.kernel.masking import discreet


class Flag(StrEnum):
    """What a head may mark: 重大、历史遗留、加急."""

    IMPORTANT = "important"
    HISTORIC = "historic"
    URGENT = "urgent"


SET = {Flag.IMPORTANT: "设为重大", Flag.HISTORIC: "设为历史遗留", Flag.URGENT: "加急"}
UNSET = {Flag.IMPORTANT: "取消重大", Flag.HISTORIC: "取消历史遗留", Flag.URGENT: "取消加急"}


class FlagAct(StrEnum):
    """What is done about flags; both tables of states know these words."""

    FLAG = "标注"
    UNFLAG = "取消标注"


@dataclass(kw_only=True)
class Flagging(Case):
    """Its flags; that it is urgent is its urgency."""

    is_important: bool = False
    is_historic: bool = False

    def permit_flagging(self, act: FlagAct) -> None:
        """Refuse what the state does not permit."""
        raise NotImplementedError

    def flag(self, flag: Flag, *, words: str, by: Caller, at: datetime) -> None:
        """Mark it, and say why; its handler hears of it. Refused where it is marked so already."""
        self.permit_flagging(FlagAct.FLAG)
        if self._bears(flag):
            raise Conflict(f"已{SET[flag]}，不必重复设置")
        self._mark(flag, True)
        self.note(at, SET[flag], by=by.id, note=words)
        self.record(
            CaseFlagged(
                case_id=self.id,
                flag=flag,
                grid_code=self.area,
                worker_id=self.worker,
                words=discreet(words),
                flagged_by=by.id,
                flagged_at=at,
            )
        )

    def unflag(self, flag: Flag, *, words: str, by: Caller, at: datetime) -> None:
        """Take a mark back; an emergency stays one."""
        self.permit_flagging(FlagAct.UNFLAG)
        if not self._bears(flag) or (flag is Flag.URGENT and self.urgency is Urgency.EMERGENCY):
            raise Conflict(f"不能{UNSET[flag]}")
        self._mark(flag, False)
        self.note(at, UNSET[flag], by=by.id, note=words)
        self.record(
            CaseUnflagged(
                case_id=self.id, flag=flag, worker_id=self.worker, unflagged_by=by.id, unflagged_at=at
            )
        )

    def _bears(self, flag: Flag) -> bool:
        match flag:
            case Flag.IMPORTANT:
                return self.is_important
            case Flag.HISTORIC:
                return self.is_historic
            case Flag.URGENT:
                return self.urgency is not Urgency.ORDINARY

    def _mark(self, flag: Flag, yes: bool) -> None:
        match flag:
            case Flag.IMPORTANT:
                self.is_important = yes
            case Flag.HISTORIC:
                self.is_historic = yes
            case Flag.URGENT:  # its marks ring as those of an ordinary one: only an emergency's do not wait
                self.urgency = Urgency.URGENT if yes else Urgency.ORDINARY
