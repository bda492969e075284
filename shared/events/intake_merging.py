"""What intake announces of two reports of one matter."""

from dataclasses import dataclass
from datetime import datetime

from shared.events.intake import CaseEvent


@dataclass(frozen=True, kw_only=True)
class MergeProposed(CaseEvent):
    """It seems to be the same matter as an earlier issue of the same reporter."""

    name = "intake.merge_proposed"
    into_id: str
    proposed_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseMerged(CaseEvent):
    """Another case stands for it; its reporter keeps his number and gets his own call."""

    name = "intake.case_merged"
    heard_by = ("grid", "intake", "notify")
    into_id: str
    into_number: str
    merged_by: str
    merged_at: datetime


@dataclass(frozen=True, kw_only=True)
class CaseUnmerged(CaseEvent):
    """It stands alone again; `accepted` tells whether it had been taken on."""

    name = "intake.case_unmerged"
    heard_by = ("grid", "notify")
    accepted: bool
    unmerged_at: datetime


@dataclass(frozen=True, kw_only=True)
class ResultShared(CaseEvent):
    """The case that stood for it has its result; its own reporter is asked next."""

    name = "intake.result_shared"
    heard_by = ("intake", "notify")
    from_id: str
    outcome: str
    shared_at: datetime
