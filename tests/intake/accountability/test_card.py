"""The way of a card: what may follow what, who may do it, and when its points count."""

from dataclasses import replace

import pytest

from services.intake.domain.accountability.account import account
from services.intake.domain.accountability.card_state import CardState, Raiser, Verdict
from shared.events.intake_cards import (
    AppealDecided,
    CardAppealed,
    CardConfirmed,
    CardProposed,
    CardRevoked,
    PointsFinalised,
    ReasonGiven,
)
from shared.kernel.calendar import Calendar
from shared.kernel.errors import Conflict, NotAllowed
from shared.plumbing.documents import from_document, to_document
from tests.intake.accountability.builders import (
    COMMITTEE,
    LEADER,
    SECTION,
    STATION,
    TUESDAY,
    a_card,
    a_card_in,
    a_unit,
    staff,
)
from tests.intake.builders import COVER, MONDAY, PLAIN, WORKER, a_year, local, off

S = CardState
LATER = local("2026-11-25 09:30")
END_OF_APPEALS = local("2026-12-02 17:00")
"""Five working days, counted from the next opening: the card was confirmed as the counters closed."""

ACTIONS = {
    "give reason": lambda card: card.give_reason("停电", by=WORKER, at=MONDAY),
    "confirm": lambda card: card.confirm("属实", by=STATION, at=LATER, calendar=PLAIN),
    "appeal": lambda card: card.contest("不服", by=WORKER, at=LATER, calendar=PLAIN),
    "uphold": lambda card: card.decide(Verdict.UPHELD, words="维持", by=SECTION, at=LATER),
    "grant the appeal": lambda card: card.decide(Verdict.REVOKED, words="理由成立", by=SECTION, at=LATER),
    "revoke": lambda card: card.revoke("误发", by=LEADER, at=LATER),
}
ALLOWED = {
    (S.PROPOSED, "give reason"): (S.PROPOSED, [ReasonGiven]),
    (S.PROPOSED, "confirm"): (S.CONFIRMED, [CardConfirmed]),
    (S.PROPOSED, "revoke"): (S.REVOKED, [CardRevoked]),
    (S.CONFIRMED, "appeal"): (S.APPEALED, [CardAppealed]),
    (S.CONFIRMED, "revoke"): (S.REVOKED, [CardRevoked]),
    (S.APPEALED, "uphold"): (S.UPHELD, [AppealDecided, PointsFinalised]),
    (S.APPEALED, "grant the appeal"): (S.REVOKED, [AppealDecided]),
    (S.APPEALED, "revoke"): (S.REVOKED, [CardRevoked]),
    (S.UPHELD, "revoke"): (S.REVOKED, [CardRevoked]),
}
REFUSED = [(state, action) for state in S for action in ACTIONS if (state, action) not in ALLOWED]


def kept(card):
    return to_document(card), card.happened()


def told(card):
    return [type(fact) for fact in card.happened()]


@pytest.mark.parametrize(("state", "action"), ALLOWED, ids=str)
def test_a_step_leads_to_one_state_and_tells_what_happened(state, action):
    card = a_card_in(state)
    before = len(card.happened())

    ACTIONS[action](card)

    assert (card.state, told(card)[before:]) == ALLOWED[state, action]


@pytest.mark.parametrize(("state", "action"), REFUSED, ids=str)
def test_any_other_step_is_refused_and_changes_nothing(state, action):
    card = a_card_in(state)
    before = kept(card)

    with pytest.raises(Conflict):
        ACTIONS[action](card)

    assert kept(card) == before


@pytest.mark.parametrize("state", S)
def test_a_card_is_read_back_as_it_was_kept(state):
    card = a_card_in(state, "promise_overdue")

    assert from_document(type(card), to_document(card)) == card


class TestWhoMayDoWhat:
    @pytest.mark.parametrize(
        ("state", "act"),
        [
            (S.PROPOSED, lambda card: card.give_reason("停电", by=COVER, at=MONDAY)),
            (S.PROPOSED, lambda card: card.give_reason("停电", by=STATION, at=MONDAY)),
            (S.PROPOSED, lambda card: card.confirm("属实", by=COMMITTEE, at=LATER, calendar=PLAIN)),
            (S.CONFIRMED, lambda card: card.contest("不服", by=COVER, at=LATER, calendar=PLAIN)),
            (S.APPEALED, lambda card: card.decide(Verdict.UPHELD, words="维持", by=COVER, at=LATER)),
        ],
        ids=[
            "a colleague explains",
            "the head explains",
            "the wrong rank confirms",
            "a colleague appeals",
            "a colleague decides",
        ],
    )
    def test_who_has_no_say_is_refused(self, state, act):
        card = a_card_in(state)
        before = kept(card)

        with pytest.raises(NotAllowed):
            act(card)

        assert kept(card) == before

    def test_nobody_confirms_what_he_raised(self):
        card = a_card(raised_by=STATION.id, raised_from=Raiser.PERSON)
        card.propose(calendar=PLAIN)

        with pytest.raises(Conflict, match="其他人"):
            card.confirm("属实", by=STATION, at=LATER, calendar=PLAIN)

    @pytest.mark.parametrize("party", [SECTION, STATION], ids=["raised it", "confirmed it"])
    def test_nobody_decides_an_appeal_who_had_a_part_in_the_card(self, party):
        card = a_card_in(S.APPEALED, raised_by=SECTION.id, raised_from=Raiser.PERSON)

        with pytest.raises(Conflict, match="其他人"):
            card.decide(
                Verdict.UPHELD, words="维持", by=SECTION if party == "raised_by" else STATION, at=LATER
            )
        card.decide(Verdict.UPHELD, words="维持", by=LEADER, at=LATER)

    def test_nobody_confirms_his_own_card(self):
        card = a_card_in(S.PROPOSED, subject=staff(STATION.id))

        with pytest.raises(Conflict, match="其他人"):
            card.confirm("属实", by=STATION, at=LATER, calendar=PLAIN)

    def test_nobody_revokes_his_own_card(self):
        card = a_card_in(S.PROPOSED, subject=staff(LEADER.id))

        with pytest.raises(Conflict, match="其他人"):
            card.revoke("误发", by=LEADER, at=LATER)

    def test_the_head_of_a_unit_speaks_for_it_and_nobody_else(self):
        card = a_card(subject=a_unit())
        card.propose(calendar=PLAIN)

        with pytest.raises(NotAllowed):
            card.give_reason("无人", by=WORKER, at=MONDAY)
        card.give_reason("当日无人在岗", by=STATION, at=MONDAY)

        assert card.reason.by == STATION.id


class TestTime:
    def test_the_subject_has_a_working_day_to_explain_himself(self):
        card = a_card_in(S.PROPOSED)

        assert card.reason_due == TUESDAY
        with pytest.raises(Conflict, match="期限已过"):
            card.give_reason("停电", by=WORKER, at=TUESDAY)

    def test_nobody_confirms_before_he_was_heard_or_let_the_time_pass(self):
        card = a_card_in(S.PROPOSED)

        with pytest.raises(Conflict, match="期限未满"):
            card.confirm("属实", by=STATION, at=MONDAY, calendar=PLAIN)
        card.give_reason("停电", by=WORKER, at=MONDAY)
        card.confirm("属实", by=STATION, at=MONDAY, calendar=PLAIN)

        assert card.state is S.CONFIRMED

    def test_he_explains_himself_once(self):
        card = a_card_in(S.PROPOSED)
        card.give_reason("停电", by=WORKER, at=MONDAY)

        with pytest.raises(Conflict, match="已经说明过"):
            card.give_reason("又停电", by=WORKER, at=MONDAY)

    def test_an_appeal_has_five_working_days(self):
        card = a_card_in(S.CONFIRMED)

        assert card.final_due == END_OF_APPEALS
        with pytest.raises(Conflict, match="申诉期限已过"):
            card.contest("不服", by=WORKER, at=END_OF_APPEALS, calendar=PLAIN)

    def test_a_day_off_that_is_announced_later_lengthens_the_time_to_appeal(self):
        card = a_card_in(S.CONFIRMED)
        announced = Calendar(years=(a_year(off=off("2026-11-30")),))

        card.let_pass(at=END_OF_APPEALS, calendar=announced)

        assert PointsFinalised not in told(card)
        assert card.final_due == local("2026-12-03 17:00")
        card.contest("不服", by=WORKER, at=END_OF_APPEALS, calendar=announced)


class TestPoints:
    def test_points_are_final_when_the_time_to_appeal_is_over_and_no_moment_before(self):
        card = a_card_in(S.CONFIRMED)

        card.let_pass(at=END_OF_APPEALS - (END_OF_APPEALS - LATER) / 1000, calendar=PLAIN)
        assert PointsFinalised not in told(card)

        card.let_pass(at=END_OF_APPEALS, calendar=PLAIN)
        [final] = [fact for fact in card.happened() if isinstance(fact, PointsFinalised)]
        assert (final.points, final.level, final.star_cap, final.subject_id) == (-5, "L1", None, WORKER.id)

    def test_they_become_final_once(self):
        card = a_card_in(S.CONFIRMED)
        for _ in range(3):
            card.let_pass(at=END_OF_APPEALS, calendar=PLAIN)

        assert told(card).count(PointsFinalised) == 1
        assert card.final_due is None

    @pytest.mark.parametrize("state", [S.PROPOSED, S.APPEALED, S.REVOKED])
    def test_what_is_not_confirmed_appealed_or_revoked_has_none(self, state):
        card = a_card_in(state)

        card.let_pass(at=local("2027-11-01 10:00"), calendar=PLAIN)

        assert PointsFinalised not in told(card)

    def test_final_points_can_no_longer_be_appealed(self):
        card = a_card_in(S.CONFIRMED)
        card.let_pass(at=END_OF_APPEALS, calendar=PLAIN)

        with pytest.raises(Conflict, match="申诉期限已过"):
            card.contest("不服", by=WORKER, at=LATER, calendar=PLAIN)

    @pytest.mark.parametrize(("final", "taken_back"), [(True, -5), (False, 0)])
    def test_revoking_takes_back_what_was_final(self, final, taken_back):
        card = a_card_in(S.CONFIRMED)
        if final:
            card.let_pass(at=END_OF_APPEALS, calendar=PLAIN)

        card.revoke("误发", by=LEADER, at=END_OF_APPEALS)

        assert card.happened()[-1].points_taken_back == taken_back


def test_a_proposal_says_what_is_held_against_whom_and_until_when_he_may_explain_it():
    [fact] = a_card_in(S.PROPOSED, "promise_overdue").happened()

    assert isinstance(fact, CardProposed)
    assert (fact.subject_kind, fact.subject_id, fact.level, fact.points) == ("staff", WORKER.id, "L2", -10)
    assert (fact.rule, fact.rule_version, fact.reason_due) == ("promise_overdue", 1, TUESDAY)


def test_its_account_tells_the_whole_way_in_words():
    card = a_card_in(S.PROPOSED)
    card.evidence = replace(card.evidence, account=("共 1 个工作日",))
    card.give_reason("停电", by=WORKER, at=MONDAY)
    card.confirm("属实", by=STATION, at=LATER, calendar=PLAIN)
    card.contest("不服", by=WORKER, at=LATER, calendar=PLAIN)
    card.decide(Verdict.UPHELD, words="维持原判", by=SECTION, at=LATER)

    said = "\n".join(account(card))

    for words in (
        "黄牌（L1）：环节超时",
        "共 1 个工作日",
        "说明理由：停电",
        "确认：属实",
        "申诉：不服",
        "裁定：维持原判",
        "分值已生效",
    ):
        assert words in said
