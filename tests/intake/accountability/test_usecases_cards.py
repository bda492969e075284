"""What people do with cards: asked twice it is done once, and who has no say changes nothing."""

import pytest

from services.intake.domain.accountability.card_state import CardState, Verdict
from services.intake.domain.accountability.evidence import Evidence
from services.intake.usecases.accountability.appeal_card import appeal_card
from services.intake.usecases.accountability.confirm_card import confirm_card
from services.intake.usecases.accountability.decide_appeal import decide_appeal
from services.intake.usecases.accountability.finalise_points import ONE_TURN, finalise_points
from services.intake.usecases.accountability.get_card import get_card
from services.intake.usecases.accountability.give_reason import give_reason
from services.intake.usecases.accountability.list_cards import CardQuery, list_cards
from services.intake.usecases.accountability.revoke_card import revoke_card
from shared.events.intake_cards import PointsFinalised
from shared.kernel.errors import Conflict, NotAllowed
from tests.intake.accountability.builders import (
    COMMITTEE,
    LEADER,
    SECTION,
    STATION,
    TUESDAY,
    a_card_in,
    a_unit,
    staff,
)
from tests.intake.accountability.fakes import FakeCards
from tests.intake.builders import (
    CLERK,
    COVER,
    MONDAY,
    OTHER_GRID,
    STRANGER,
    STREET,
    WORKER,
    a_caller,
    a_command,
    local,
)
from tests.intake.fakes import FakeCalendars

S = CardState
ELSEWHERE = a_caller("L0009", "leader", "340102999")
AFTER_APPEALS = local("2026-12-02 17:00")
CALENDARS = FakeCalendars()
DONE = {
    "give_reason": (
        S.PROPOSED,
        WORKER,
        lambda cards, id, wish: give_reason(cards, id, words="停电", command=wish),
    ),
    "confirm_card": (
        S.PROPOSED,
        STATION,
        lambda cards, id, wish: confirm_card(cards, CALENDARS, id, words="属实", command=wish),
    ),
    "appeal_card": (
        S.CONFIRMED,
        WORKER,
        lambda cards, id, wish: appeal_card(cards, CALENDARS, id, words="不服", command=wish),
    ),
    "decide_appeal": (
        S.APPEALED,
        SECTION,
        lambda cards, id, wish: decide_appeal(cards, id, verdict=Verdict.UPHELD, words="维持", command=wish),
    ),
    "revoke_card": (
        S.UPHELD,
        LEADER,
        lambda cards, id, wish: revoke_card(cards, id, words="误发", command=wish),
    ),
}


def at(name):
    return MONDAY if name == "give_reason" else TUESDAY


@pytest.mark.parametrize("name", DONE)
def test_asked_twice_it_is_done_once(name):
    state, by, act = DONE[name]
    card = a_card_in(state)
    cards, wish = FakeCards(card), a_command(by, at=at(name))

    first = act(cards, card.id, wish)
    facts = list(cards.facts)
    again = act(cards, card.id, wish)

    assert (first.state, first.version) == (again.state, again.version)
    assert (cards.facts, bool(facts)) == (facts, True)


@pytest.mark.parametrize("name", ["confirm_card", "decide_appeal", "revoke_card"])
def test_nobody_judges_what_lies_in_another_area(name):
    state, _, act = DONE[name]
    cards = FakeCards(a_card_in(state))

    with pytest.raises(NotAllowed):
        act(cards, "c" * 32, a_command(ELSEWHERE, at=TUESDAY))

    assert cards.facts == []


class TestRepetition:
    def repeated(self, *states):
        reds = [a_card_in(state, "promise_overdue", id=f"{n:032x}") for n, state in enumerate(states)]
        card = a_card_in(
            S.PROPOSED, "reds_in_a_month", evidence=Evidence(cards=tuple(red.id for red in reds))
        )
        return FakeCards(*reds, card), card

    def test_it_is_confirmed_while_its_reds_stand(self):
        cards, card = self.repeated(S.CONFIRMED, S.UPHELD)

        confirmed = confirm_card(
            cards, CALENDARS, card.id, words="属实", command=a_command(LEADER, at=TUESDAY)
        )

        assert confirmed.state is S.CONFIRMED

    def test_it_is_refused_when_one_was_revoked_meanwhile(self):
        cards, card = self.repeated(S.CONFIRMED, S.REVOKED)

        with pytest.raises(Conflict, match="已有撤销"):
            confirm_card(cards, CALENDARS, card.id, words="属实", command=a_command(LEADER, at=TUESDAY))
        assert cards.facts == []


class TestWhoSeesWhat:
    @pytest.mark.parametrize("caller", [WORKER, STATION, SECTION, LEADER, COMMITTEE], ids=lambda it: it.id)
    def test_its_subject_and_those_above_see_a_card(self, caller):
        cards = FakeCards(a_card_in(S.PROPOSED))

        assert get_card(cards, "c" * 32, caller=caller).id == "c" * 32

    @pytest.mark.parametrize("caller", [COVER, STRANGER, CLERK, ELSEWHERE], ids=lambda it: it.id)
    def test_his_colleagues_and_other_streets_do_not(self, caller):
        cards = FakeCards(a_card_in(S.PROPOSED))

        with pytest.raises(NotAllowed):
            get_card(cards, "c" * 32, caller=caller)

    def test_a_clerk_does_not_see_the_card_of_a_unit(self):
        cards = FakeCards(a_card_in(S.PROPOSED, subject=a_unit()))

        with pytest.raises(NotAllowed):
            get_card(cards, "c" * 32, caller=CLERK)

    @pytest.fixture
    def cards(self):
        own, other = {}, {"subject": staff(STRANGER.id), "area": OTHER_GRID}
        return FakeCards(
            *(a_card_in(S.PROPOSED, id=f"{n:032x}", **(own, other)[n % 2]) for n in range(6)),
            a_card_in(S.PROPOSED, id=f"{9:032x}", area="340102999001J001", subject=staff("W7777")),
        )

    def listed(self, cards, caller, **but):
        query = CardQuery(**{"case_id": None, "area": None, "state": None, "cursor": "", "limit": 9} | but)
        found, further = list_cards(cards, caller, query=query)
        return sorted(int(card.id, 16) for card in found), further

    @pytest.mark.parametrize(
        ("caller", "but", "found"),
        [
            (WORKER, {}, [0, 2, 4]),
            (STRANGER, {}, [1, 3, 5]),
            (CLERK, {}, []),
            (STATION, {}, [0, 1, 2, 3, 4, 5]),
            (LEADER, {"area": OTHER_GRID}, [1, 3, 5]),
            (WORKER, {"case_id": "a" * 32}, [0, 2, 4]),
            (LEADER, {"case_id": "a" * 32}, [0, 1, 2, 3, 4, 5]),
            (LEADER, {"state": S.REVOKED}, []),
        ],
    )
    def test_everybody_lists_what_he_may_see_and_nothing_else(self, cards, caller, but, found):
        assert self.listed(cards, caller, **but) == (found, None)

    @pytest.mark.parametrize(("caller", "area"), [(WORKER, STREET), (STATION, STREET), (LEADER, "340102999")])
    def test_an_area_that_is_not_his_to_oversee_is_refused(self, cards, caller, area):
        with pytest.raises(NotAllowed):
            self.listed(cards, caller, area=area)

    def test_pages_follow_each_other_without_a_gap(self, cards):
        seen, cursor = [], ""
        while cursor is not None:
            found, cursor = self.listed(cards, LEADER, cursor=cursor, limit=2)
            seen += found

        assert sorted(seen) == [0, 1, 2, 3, 4, 5]


class TestWhatTimeDoes:
    def test_points_become_final_once_however_often_the_timer_rings(self):
        cards = FakeCards(*(a_card_in(S.CONFIRMED, id=f"{n:032x}") for n in range(ONE_TURN + 1)))

        looked_at = [finalise_points(cards, CALENDARS, now=AFTER_APPEALS) for _ in range(3)]

        assert looked_at == [ONE_TURN, 1, 0]
        assert [type(fact) for fact in cards.facts] == [PointsFinalised] * (ONE_TURN + 1)

    def test_not_a_moment_too_early(self):
        cards = FakeCards(a_card_in(S.CONFIRMED))

        assert finalise_points(cards, CALENDARS, now=local("2026-12-02 16:59")) == 0
        assert cards.facts == []
