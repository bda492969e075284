"""How cards are found: every list a range of an index, every count bounded."""

import pytest

from services.intake.domain.accountability.boxes import boxed, place_of
from services.intake.domain.accountability.card_rules import Period
from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.accountability.periods import span_of
from services.intake.store.accountability.cards import MongoCards
from shared.kernel.errors import StaleWrite
from tests.intake.accountability.builders import LEADER, a_card_in, staff
from tests.intake.accountability.fakes import FakeCards
from tests.intake.builders import COMMUNITY, GRID, MONDAY, OTHER_GRID, PLAIN, STREET, WORKER, local
from tests.shared.queries import explained, watched
from tests.stores import either, real

pytestmark = pytest.mark.database

S = CardState
MONTH = span_of(Period.MONTH, MONDAY)
NEXT_YEAR = local("2027-11-23 10:00")

cards = either(FakeCards, MongoCards)
mongo_cards = real(MongoCards)


def keep(cards, number, state=S.PROPOSED, rule="step_overdue", **but):
    card = a_card_in(state, rule, id=f"{number:032x}", **but)
    cards.save(card)
    return card


def ids(found):
    return [int(card.id, 16) for card in found]


def test_a_box_shows_its_cards_newest_first_page_by_page(cards):
    for number in range(5):
        keep(cards, number, raised_at=local(f"2026-11-2{number} 10:00"))

    first = cards.page([staff().key], after="", limit=3)
    rest = cards.page([staff().key], after=place_of(first[-1]), limit=3)

    assert (ids(first), ids(rest)) == ([4, 3, 2], [1, 0])


def test_nested_areas_show_a_card_once(cards):
    keep(cards, 1)

    assert ids(cards.page([f"area/{STREET}", f"area/{COMMUNITY}", f"area/{GRID}"], after="", limit=9)) == [1]


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (staff().key, [1, 2]),
        (staff("W0005").key, [3]),
        (f"area/{GRID}", [1, 2]),
        (f"area/{OTHER_GRID}", [3]),
        (f"case/{'b' * 32}", [3]),
        (boxed(staff().key, S.REVOKED), [2]),
        (boxed(f"area/{STREET}", S.PROPOSED), [1, 3]),
    ],
)
def test_a_card_lies_in_the_boxes_of_its_subject_its_area_its_case_and_its_state(cards, box, found):
    keep(cards, 1)
    keep(cards, 2, S.REVOKED)
    keep(cards, 3, subject=staff("W0005"), area=OTHER_GRID, case_id="b" * 32)

    assert sorted(ids(cards.page([box], after="", limit=9))) == found


def test_only_reds_that_stand_are_counted_for_their_subject_and_span(cards):
    for number, state in enumerate(S):
        keep(cards, number, state, "promise_overdue")
    keep(cards, 11, S.CONFIRMED)
    keep(cards, 12, S.CONFIRMED, "promise_overdue", subject=staff("W0005"), raised_at=MONDAY)
    keep(cards, 13, S.PROPOSED, "promise_overdue", raised_at=local("2026-10-01 10:00"))

    found = {int(id, 16) for id in cards.standing_reds(staff(), MONTH, limit=9)}

    assert found == {n for n, state in enumerate(S) if state in {S.CONFIRMED, S.APPEALED, S.UPHELD}}


def test_what_waits_for_time_is_found_until_it_is_over(cards):
    keep(cards, 1, S.CONFIRMED)
    keep(cards, 2, S.APPEALED)
    keep(cards, 3, S.PROPOSED, "promise_overdue")
    gone = keep(cards, 4, S.PROPOSED, "promise_overdue")
    gone.revoke("误发", by=LEADER, at=MONDAY)
    cards.save(gone)

    assert [int(id, 16) for id in cards.past_appeal(NEXT_YEAR, limit=9)] == [1]
    assert [int(id, 16) for id in cards.to_look_after(NEXT_YEAR, limit=9)] == [3]
    assert (cards.past_appeal(MONDAY, limit=9), cards.to_look_after(MONDAY, limit=9)) == ([], [])


def test_when_to_look_again_is_kept_unless_new_facts_came_in_between(cards):
    card = keep(cards, 1, S.CONFIRMED)
    card.final_due = NEXT_YEAR
    cards.keep_reckoning(card)
    assert cards.get(card.id).final_due == NEXT_YEAR

    outdated = cards.get(card.id)
    card.contest("不服", by=WORKER, at=MONDAY, calendar=PLAIN)
    cards.save(card)
    cards.keep_reckoning(outdated)

    assert cards.get(card.id).final_due is None
    with pytest.raises(StaleWrite):
        cards.save(_changed(outdated))


def _changed(card):
    card.revoke("误发", by=LEADER, at=MONDAY)
    return card


@pytest.mark.parametrize(
    "ask",
    [
        lambda cards: cards.page([staff().key], after="", limit=5),
        lambda cards: cards.page([boxed(f"area/{STREET}", S.PROPOSED)], after="", limit=5),
        lambda cards: cards.standing_reds(staff("W0001"), MONTH, limit=2),
        lambda cards: cards.past_appeal(NEXT_YEAR, limit=5),
        lambda cards: cards.to_look_after(NEXT_YEAR, limit=5),
    ],
    ids=["own cards", "an area's that wait", "reds of a month", "past the appeal", "to look after"],
)
def test_of_sixty_cards_every_question_reads_the_few_that_it_is_about(mongo_uri, database, ask):
    with watched(mongo_uri, database.name) as (seen, queries):
        cards = MongoCards(seen)
        cards.prepare()
        for number in range(60):
            state = {0: S.CONFIRMED, 1: S.PROPOSED}.get(number % 20, S.REVOKED)
            keep(cards, number, state, "promise_overdue", subject=staff(f"W{number % 20:04}"))
        queries.sent.clear()

        ask(cards)

        [asked] = [command for command in queries.sent if "find" in command]
        stages, looked_at = explained(seen, asked)
        assert "COLLSCAN" not in stages
        assert looked_at <= 6
