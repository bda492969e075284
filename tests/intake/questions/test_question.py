"""The way of a question from the platform to the public and back, and every step beside it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.intake.domain.questions.publicity import Publicity, PublicityRules
from services.intake.domain.questions.question_state import QuestionState
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict, Invalid, NotFound
from tests.intake.builders import CLERK, COVER, LATER, LEADER, MONDAY, REVIEWER, WORKER, local
from tests.intake.questions.builders import OFFICE_NUMBER, RULES, a_draft, a_question_in, approve, publish

S = QuestionState
ACTIONS = {
    "give": (lambda it: it.give("SHB", at=LATER), {S.RECEIVED}),
    "drop": (lambda it: it.drop(at=LATER), {S.RECEIVED, S.GIVEN, S.DRAFTED}),
    "write": (lambda it: it.write(a_draft(answer=OFFICE_NUMBER)), {S.GIVEN, S.DRAFTED}),
    "approve": (approve, {S.DRAFTED}),
    "publish": (publish, {S.ANSWERED}),
    "take_down": (lambda it: it.take_down(reason="错", by=CLERK.id, at=LATER), {S.PUBLISHED}),
}


def as_it_was(question):
    return replace(question), question.happened()


def refused(question, act, kind=Conflict):
    before = as_it_was(question)
    with pytest.raises(kind) as refusal:
        act(question)
    assert as_it_was(question) == before
    return refusal.value


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_in_every_state_is_in_the_table_or_refused_and_changes_nothing(action, state):
    act, allowed = ACTIONS[action]
    question = a_question_in(state)
    facts = len(question.happened())
    if state in allowed:
        act(question)
        assert len(question.happened()) == facts + 1
    else:
        refused(question, act)


@pytest.mark.parametrize("state", set(S) - {S.DRAFTED})
def test_a_hit_is_overridden_in_a_draft_only(state):
    refused(a_question_in(state), lambda it: it.override("0" * 12, reason="电话", by=CLERK.id, at=LATER))


@pytest.fixture
def drafted():
    """A draft with one hit: the number of an office."""
    question = a_question_in(S.GIVEN)
    question.write(a_draft(answer=OFFICE_NUMBER))
    return question


def the_hit(question):
    return question.the_draft.open_hits[0].code


def let_stand(question, by=CLERK):
    code = the_hit(question)
    question.override(code, reason="这是办公电话", by=by.id, at=LATER)
    return code


def test_with_an_open_hit_nobody_can_approve(drafted):
    assert "1处" in refused(drafted, approve).message


def test_the_second_person_confirms_every_override_by_name(drafted):
    code = let_stand(drafted)

    refused(drafted, approve)
    refused(drafted, lambda it: approve(it, confirmed=[code, "0" * 12]))
    approve(drafted, confirmed=[code])

    assert drafted.state is S.ANSWERED
    assert (drafted.happened()[-1].overridden, drafted.happened()[-1].approved_by) == (1, REVIEWER.id)


@pytest.mark.parametrize("who", [CLERK, WORKER, COVER])
def test_the_second_person_is_neither_the_author_nor_a_handler_nor_who_let_something_stand(drafted, who):
    code = let_stand(drafted, by=COVER)

    refused(drafted, lambda it: approve(it, by=who.id, confirmed=[code], handlers=[WORKER.id]))
    approve(drafted, by=LEADER.id, confirmed=[code], handlers=[WORKER.id])


def test_what_was_overridden_in_other_words_is_forgotten(drafted):
    let_stand(drafted)
    drafted.write(a_draft(answer=OFFICE_NUMBER + "谢谢"))

    refused(drafted, approve)


def test_the_question_goes_through_the_gate_as_well():
    question = a_question_in(S.GIVEN)
    question.write(a_draft(asked="我是13800005678，请问"))

    assert [hit.found for hit in question.the_draft.hits["asked"]] == ["13800005678"]
    refused(question, approve)


def test_there_is_nothing_to_override_where_nothing_was_found(drafted):
    refused(drafted, lambda it: it.override("0" * 12, reason="电话", by=CLERK.id, at=LATER), NotFound)
    code = let_stand(drafted)
    refused(drafted, lambda it: it.override(code, reason="再说一次", by=CLERK.id, at=LATER), NotFound)


def test_a_gate_that_has_learned_since_is_asked_again_before_publication():
    question = a_question_in(S.ANSWERED)
    question.draft = a_draft(answer=OFFICE_NUMBER)

    refused(question, publish)


def test_against_the_askers_wish_nothing_is_published():
    question = a_question_in(S.ANSWERED, visible=False)

    assert "不同意" in refused(question, publish).message
    assert question.approved_answer


@pytest.mark.parametrize(("publicity", "days"), [(Publicity.ANSWER, 365), (Publicity.NAME_LIST, 7)])
def test_it_stays_for_as_long_as_the_table_says_and_the_last_day_counts_in_full(publicity, days):
    question = a_question_in(S.ANSWERED)
    publish(question, publicity=publicity)

    assert question.last_day == local_time(MONDAY).date() + timedelta(days=days)
    assert (
        local_time(question.leaves_at)
        .isoformat()
        .startswith(f"{question.last_day + timedelta(days=1)}T00:00")
    )


def test_an_earlier_last_day_may_be_wished_and_no_later_one_nor_one_in_the_past():
    question = a_question_in(S.ANSWERED)

    for day in (date(2026, 12, 1), date(2026, 11, 22)):
        refusal = refused(
            question, lambda it, day=day: publish(it, publicity=Publicity.NAME_LIST, wished=day), Invalid
        )
        assert set(refusal.fields) == {"last_day"}
    publish(question, publicity=Publicity.NAME_LIST, wished=date(2026, 11, 23))
    assert question.leaves_at == local("2026-11-24 00:00")


@pytest.mark.parametrize("days", [{Publicity.ANSWER: 365}, {Publicity.ANSWER: 365, Publicity.NAME_LIST: 0}])
def test_a_table_that_leaves_something_out_is_refused(days):
    with pytest.raises(Invalid):
        PublicityRules(version_no=1, effective_from=RULES.effective_from, days=days)


def test_the_asker_reads_nothing_before_it_is_approved():
    assert a_question_in(S.DRAFTED).approved_answer is None
    assert a_question_in(S.GIVEN).approved_answer is None


def test_no_fact_holds_words_of_anybody():
    question = a_question_in(S.GIVEN)
    question.write(a_draft(asked="张三问", answer=OFFICE_NUMBER))
    approve(question, confirmed=[let_stand(question)])
    publish(question)
    question.take_down(reason="张三要求", by=CLERK.id, at=LATER)

    told = repr(question.happened())
    assert not [word for word in ("张三", "62345678", "办公电话") if word in told]
