"""Choice: who gets a case, and why. A pure function of the crew and the moment (domain reference §5.1)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.grid.domain.posts.duty import Crew, Holder, Post, Presence


class Reason(StrEnum):
    """The closed list of reasons for a choice, or for none."""

    A_ON_DUTY = "a_on_duty"
    B_COVERS_A_ON_LEAVE = "b_covers_a_on_leave"
    B_COVERS_A_OFF_SHIFT = "b_covers_a_off_shift"
    B_COVERS_A_VACANT = "b_covers_a_vacant"
    NOBODY_ON_DUTY_A_FIRST_BACK = "nobody_on_duty_a_first_back"
    NOBODY_ON_DUTY_B_FIRST_BACK = "nobody_on_duty_b_first_back"
    B_COVERS_A_UNSIGNED = "b_covers_a_unsigned"
    SUBSTITUTE_COVERS = "substitute_covers"
    COMMUNITY_HEAD = "community_head"
    BY_HAND = "by_hand"
    PLACE_UNKNOWN = "place_unknown"
    OUTSIDE_AREA = "outside_area"
    NO_POST = "no_post"
    NOBODY_ON_DUTY = "nobody_on_duty"
    HAD_IT_BEFORE = "had_it_before"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    STEPPED_IN = "stepped_in"
    DECLINED = "declined"
    HANDED_OVER = "handed_over"
    HANDED_BACK = "handed_back"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Who was chosen, or nobody. `on_behalf_of` is the worker of post A when B covers."""

    reason: Reason
    holder: Holder | None = None
    on_behalf_of: str | None = None


def choose_post(crew: Crew, at: datetime) -> Choice:
    """Choose A on duty, else B, else who stands in, else the first of the two to be back, else the head."""
    for rule in (_on_duty, _substitute, _first_back, _head):
        if chosen := rule(crew, at):
            return chosen
    return Choice(reason=Reason.NOBODY_ON_DUTY if crew.a or crew.b else Reason.NO_POST)


def choose_again(crew: Crew, at: datetime, *, former: str | None) -> Choice:
    """Choose who had it before, as long as he holds one of the posts; else as for a new case."""
    for holder in crew.holders:
        if holder.worker_id == former:
            return Choice(reason=Reason.HAD_IT_BEFORE, holder=holder)
    return choose_post(crew, at)


def choose_cover(crew: Crew, holder: Holder, at: datetime) -> Choice | None:
    """Choose who covers for a holder of post A who does not sign: his partner, or who stands in for him."""
    partner = crew.stands_in(holder, at)
    if holder.post is not Post.A or partner is None:
        return None
    return Choice(reason=Reason.B_COVERS_A_UNSIGNED, holder=partner, on_behalf_of=holder.worker_id)


def _on_duty(crew: Crew, at: datetime) -> Choice | None:
    if crew.a and crew.a.presence(at) is Presence.ON_DUTY:
        return Choice(reason=Reason.A_ON_DUTY, holder=crew.a)
    if crew.b and crew.b.presence(at) is Presence.ON_DUTY:
        return _cover(crew, _why_b(crew.a, at))
    return None


def _substitute(crew: Crew, at: datetime) -> Choice | None:
    third = crew.substitute
    if third is None or third.presence(at) is not Presence.ON_DUTY:
        return None
    absent = crew.a if third.post is Post.A else crew.b
    behalf = absent.worker_id if absent else None
    return Choice(reason=Reason.SUBSTITUTE_COVERS, holder=third, on_behalf_of=behalf)


def _why_b(a: Holder | None, at: datetime) -> Reason:
    if a is None:
        return Reason.B_COVERS_A_VACANT
    on_leave = a.presence(at) is Presence.ON_LEAVE
    return Reason.B_COVERS_A_ON_LEAVE if on_leave else Reason.B_COVERS_A_OFF_SHIFT


def _first_back(crew: Crew, at: datetime) -> Choice | None:
    """Choose the first to be back on duty; A where both come back at once."""
    a = crew.a.back_on_duty(at) if crew.a else None
    b = crew.b.back_on_duty(at) if crew.b else None
    if a and (b is None or a <= b):
        return Choice(reason=Reason.NOBODY_ON_DUTY_A_FIRST_BACK, holder=crew.a)
    return _cover(crew, Reason.NOBODY_ON_DUTY_B_FIRST_BACK) if b else None


def _cover(crew: Crew, reason: Reason) -> Choice:
    return Choice(reason=reason, holder=crew.b, on_behalf_of=crew.a.worker_id if crew.a else None)


def _head(crew: Crew, at: datetime) -> Choice | None:
    return Choice(reason=Reason.COMMUNITY_HEAD, holder=crew.head) if crew.head else None
