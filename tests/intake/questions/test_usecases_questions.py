"""What people can do about questions, each told twice."""

from datetime import timedelta

import pytest

from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.issues.issue import IssueState
from services.intake.domain.issues.verdict import Outcome
from services.intake.domain.menu.issue_type import Difficulty
from services.intake.domain.questions.publicity import Publicity
from services.intake.domain.questions.question_state import QuestionState
from services.intake.domain.questions.reply_rate import Replies
from services.intake.store.questions.questions import MongoQuestions
from services.intake.usecases.cases.ports import Desk
from services.intake.usecases.questions.accept_question import accept_question
from services.intake.usecases.questions.approve_answer import approve_answer
from services.intake.usecases.questions.close_answered import close_answered
from services.intake.usecases.questions.count_replies import count_replies
from services.intake.usecases.questions.draft_answer import draft_answer
from services.intake.usecases.questions.drop_question import drop_question
from services.intake.usecases.questions.end_publicity import end_publicity
from services.intake.usecases.questions.get_question import get_question
from services.intake.usecases.questions.give_question import give_question
from services.intake.usecases.questions.list_published_answers import list_published_answers
from services.intake.usecases.questions.list_questions import list_questions
from services.intake.usecases.questions.open_question import open_question
from services.intake.usecases.questions.override_hit import override_hit
from services.intake.usecases.questions.publish_answer import publish_answer
from services.intake.usecases.questions.receive_question import receive_question
from services.intake.usecases.questions.take_down import take_down
from shared.kernel.calendar import midnight_after
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from shared.kernel.geography import Box
from tests.fakes import FakeSealer
from tests.intake.builders import (
    CLERK,
    LATER,
    LEADER,
    MONDAY,
    RESIDENT,
    REVIEWER,
    STREET,
    a_caller,
    a_command,
    an_issue_in,
    local,
)
from tests.intake.fakes import (
    FakeCalendars,
    FakeCases,
    FakeLists,
    FakeNumbers,
    FakePolicies,
    FakeTypes,
    FakeUnits,
)
from tests.intake.menu_builders import a_policy, an_issue_type
from tests.intake.organisation_builders import a_published_list, an_organisation
from tests.intake.questions.builders import (
    OFFICE_NUMBER,
    a_question_in,
    a_question_type,
    an_asking,
    approve,
    publish,
    what_was_asked,
)
from tests.intake.questions.fakes import FakePublicity, FakeQuestions
from tests.stores import either

S = QuestionState
TYPES = FakeTypes(a_question_type(), an_issue_type())
CALENDARS = FakeCalendars()
UNITS = FakeUnits(an_organisation())
STRANGER = a_caller("C0099", "clerk", "340102997")

questions = either(FakeQuestions, MongoQuestions)


@pytest.fixture
def cases():
    return FakeCases()


@pytest.fixture
def desk():
    box = Box(west=116.6, south=30.9, east=118.0, north=32.6)
    return Desk(
        numbers=FakeNumbers(),
        seal=FakeSealer(),
        policies=FakePolicies(a_policy()),
        lists=FakeLists(a_published_list()),
        street=STREET,
        city=box,
    )


@pytest.fixture
def ask(cases, desk):
    def asked(command=None, **but):
        return receive_question(
            cases, TYPES, CALENDARS, desk, asking=an_asking(**but), command=command or a_command(RESIDENT)
        )

    return asked


def accept(cases, issue, *, difficulty=Difficulty.ORDINARY, command=None):
    return accept_question(
        cases,
        TYPES,
        UNITS,
        CALENDARS,
        issue.id,
        unit="WMZX",
        difficulty=difficulty,
        command=command or a_command(),
    )


def kept(store, question):
    store.save(question)
    return question.id


def facts_of(store):
    return [fact.name.removeprefix("intake.") for fact in store.facts]


class TestAsking:
    def test_it_becomes_an_issue_that_somebody_has_a_day_to_take_on(self, cases, ask):
        issue = ask()

        assert issue.state is IssueState.REGISTERED
        assert [(clock.kind, clock.limit.amount) for clock in issue.clocks.running] == [(ClockKind.STEP, 1)]
        assert facts_of(cases) == ["case_registered", "question_asked"]

    def test_of_the_asker_his_handle_is_kept_sealed_and_no_fact_has_it(self, cases, ask):
        issue = ask()

        assert (issue.applicant.name_label, issue.applicant.phone) == ("小*", None)
        assert "小小鸟" not in issue.applicant.name
        assert not [word for word in ("小小鸟", "13800005678") if word in repr(cases.facts)]

    def test_asked_twice_it_is_one_question(self, cases, ask):
        command = a_command(RESIDENT)

        assert ask(command).number == ask(command).number
        assert facts_of(cases).count("question_asked") == 1

    def test_the_fact_says_whether_it_may_be_published_and_who_is_signed_in(self, cases, ask):
        ask(visible=False)
        ask(a_command(CLERK))

        told = [fact for fact in cases.facts if fact.name == "intake.question_asked"]
        assert [(fact.visible, fact.applicant_id) for fact in told] == [(False, "R0001"), (True, None)]

    def test_another_kind_of_issue_is_no_question(self, cases, ask):
        with pytest.raises(Invalid) as refusal:
            ask(category="MS-04")
        assert set(refusal.value.fields) == {"category"}
        assert cases.facts == []


class TestTakingOn:
    @pytest.mark.parametrize(("difficulty", "days"), [(Difficulty.ORDINARY, 5), (Difficulty.COMPLEX, 10)])
    def test_from_here_the_answer_has_its_limit_by_difficulty(self, cases, ask, difficulty, days):
        issue = accept(cases, ask(), difficulty=difficulty)

        promised = next(clock for clock in issue.clocks.running if clock.kind is ClockKind.PROMISED)
        assert (issue.state, promised.limit.amount) == (IssueState.TRIAGED, days)
        assert facts_of(cases)[-2:] == ["case_accepted", "question_taken_on"]
        assert (cases.facts[-2].unit, cases.facts[-1].unit) == ("WMZX", "WMZX")

    def test_twice_is_once(self, cases, ask):
        issue, command = ask(), a_command()

        assert accept(cases, issue, command=command) == accept(cases, issue, command=command)
        assert facts_of(cases).count("question_taken_on") == 1

    def test_what_is_no_question_is_not_taken_on_as_one(self, cases):
        issue = an_issue_in(IssueState.REGISTERED)
        cases.save(issue)

        with pytest.raises(Conflict):
            accept(cases, issue)

    def test_a_unit_that_is_not_there_answers_nothing(self, cases, ask):
        issue = ask()

        with pytest.raises(Invalid) as refusal:
            accept_question(
                *(cases, TYPES, UNITS, CALENDARS, issue.id),
                unit="SHB",
                difficulty=Difficulty.ORDINARY,
                command=a_command(),
            )
        assert set(refusal.value.fields) == {"unit"}
        assert cases.get(issue.id) == issue

    def test_elsewhere_nobody_takes_it_on(self, cases, ask):
        with pytest.raises(NotAllowed):
            accept(cases, ask(), command=a_command(STRANGER))


class TestThePublicSideFollowsTheCase:
    def test_it_is_opened_once_under_the_id_of_the_case(self, questions, cases):
        cases.save(an_issue_in(IssueState.TRIAGED, id=what_was_asked().case_id))
        for _ in range(2):
            open_question(questions, cases, asked=what_was_asked(), at=LATER)

        found = questions.get(what_was_asked().case_id)
        assert (found.state, found.version, found.asker_id) == (S.RECEIVED, 1, "R0001")

    def test_it_is_given_once_and_waits_until_it_is_open(self, questions, cases, ask):
        accept(cases, ask())
        asked, taken_on = (
            next(fact for fact in cases.facts if fact.name == f"intake.question_{name}")
            for name in ("asked", "taken_on")
        )

        with pytest.raises(NotFound):
            give_question(questions, taken_on=taken_on)
        open_question(questions, cases, asked=asked, at=LATER)
        for _ in range(2):
            give_question(questions, taken_on=taken_on)

        found = questions.get(asked.case_id)
        assert (found.state, found.unit, found.version) == (S.GIVEN, "WMZX", 2)

    @pytest.mark.parametrize("state", [IssueState.REJECTED, IssueState.WITHDRAWN, IssueState.VOID])
    def test_of_a_case_that_has_ended_meanwhile_it_is_opened_and_dropped(self, questions, cases, state):
        cases.save(an_issue_in(state, id=what_was_asked().case_id))
        for _ in range(2):
            open_question(questions, cases, asked=what_was_asked(), at=LATER)

        found = questions.get(what_was_asked().case_id)
        assert (found.state, found.version) == (S.DROPPED, 2)

    def test_a_refused_case_drops_it_once_and_another_case_is_nothing_to_it(self, questions):
        id = kept(questions, a_question_in(S.GIVEN))
        for _ in range(2):
            drop_question(questions, id, at=LATER)
            drop_question(questions, "8" * 32, at=LATER)

        assert (questions.get(id).state, questions.get(id).version) == (S.DROPPED, 3)

    def test_an_answered_question_closes_its_case_once(self, cases, ask):
        issue = accept(cases, ask())
        question = a_question_in(S.ANSWERED, case_id=issue.id)
        for _ in range(2):
            close_answered(cases, CALENDARS, answered=question.happened()[-1])

        closed = cases.get(issue.id)
        assert (closed.state, closed.outcome) == (IssueState.CLOSED, Outcome.EXPLAINED)
        assert {clock.kind for clock in closed.clocks.running} == {"archive"}
        assert facts_of(cases).count("case_closed") == 1

    def test_a_case_that_went_another_way_is_left_alone(self, cases):
        issue = an_issue_in(IssueState.RESOLVED)
        cases.save(issue)
        question = a_question_in(S.ANSWERED, case_id=issue.id)
        close_answered(cases, CALENDARS, answered=question.happened()[-1])

        assert cases.get(issue.id).state is IssueState.RESOLVED


@pytest.fixture
def handled(cases):
    """The case behind `a_question_in`, which a worker has in hand."""
    issue = an_issue_in(IssueState.SIGNED, id=what_was_asked().case_id)
    cases.save(issue)
    return issue


class TestAnswering:
    def draft(self, questions, cases, id, command, **but):
        said = {"asked": "请问？", "answer": OFFICE_NUMBER} | but
        return draft_answer(questions, cases, FakeSealer(), id, **said, command=command)

    def test_drafted_overridden_approved_and_published_each_twice_is_once(self, questions, cases, handled):
        id = kept(questions, a_question_in(S.GIVEN))
        writing, standing = a_command(), a_command()
        approving, publishing, ending = a_command(REVIEWER), a_command(), a_command(LEADER)
        for _ in range(2):
            hit = self.draft(questions, cases, id, writing).the_draft.all_hits[0].code
        for _ in range(2):
            override_hit(questions, id, hit=hit, reason="办公电话", command=standing)
        for _ in range(2):
            approve_answer(questions, cases, id, confirmed=[hit], command=approving)
        for _ in range(2):
            publish_answer(
                questions,
                FakePublicity(),
                id,
                publicity=Publicity.ANSWER,
                last_day=None,
                command=publishing,
            )
        for _ in range(2):
            take_down(questions, id, reason="内容过时", command=ending)

        found = questions.get(id)
        assert (found.state, found.version) == (S.TAKEN_DOWN, 2 + 5)

    @pytest.mark.parametrize("part", ["asked", "answer"])
    def test_who_wants_to_stay_unknown_is_named_in_no_draft(self, questions, cases, ask, part):
        issue = ask(secrecy_requested=True)
        id = kept(questions, a_question_in(S.GIVEN, case_id=issue.id))

        with pytest.raises(Conflict) as refusal:
            self.draft(questions, cases, id, a_command(), **{part: "小小鸟2016您好"})
        assert set(refusal.value.fields) == {part}
        assert questions.get(id).draft is None
        self.draft(questions, cases, id, a_command())

    def test_of_anybody_else_the_name_on_the_platform_may_be_said(self, questions, cases, ask):
        id = kept(questions, a_question_in(S.GIVEN, case_id=ask().id))

        self.draft(questions, cases, id, a_command(), answer="小小鸟2016您好")

        assert questions.get(id).state is S.DRAFTED

    def test_who_has_the_case_in_hand_is_no_second_person(self, questions, cases, handled):
        id = kept(questions, a_question_in(S.DRAFTED))
        worker = a_caller(handled.worker, "station_head", STREET)

        with pytest.raises(Conflict):
            approve_answer(questions, cases, id, confirmed=[], command=a_command(worker))
        assert questions.get(id).state is S.DRAFTED

    @pytest.mark.parametrize(
        "act",
        [
            lambda them, id, command: get_question(them, id, caller=command.by),
            lambda them, id, command: draft_answer(
                them, None, None, id, asked="?", answer="!", command=command
            ),
            lambda them, id, command: override_hit(them, id, hit="0", reason="-", command=command),
            lambda them, id, command: approve_answer(them, None, id, confirmed=[], command=command),
            lambda them, id, command: publish_answer(
                them, None, id, publicity=Publicity.ANSWER, last_day=None, command=command
            ),
            lambda them, id, command: take_down(them, id, reason="-", command=command),
        ],
    )
    def test_another_street_has_no_business_with_it(self, questions, act):
        id = kept(questions, a_question_in(S.PUBLISHED))

        with pytest.raises(NotAllowed):
            act(questions, id, a_command(STRANGER))
        assert questions.get(id).state is S.PUBLISHED


class TestTheEndOfPublicity:
    def test_it_comes_by_itself_when_the_last_day_is_over_and_once(self, questions):
        id = kept(questions, a_question_in(S.PUBLISHED))
        over = midnight_after(questions.get(id).last_day)

        assert end_publicity(questions, now=over - timedelta(milliseconds=1)) == 0
        assert end_publicity(questions, now=over) == 1
        assert end_publicity(questions, now=over) == 0
        assert (questions.get(id).state, questions.get(id).taken_down_because) == (S.TAKEN_DOWN, "公示期满")

    def test_after_any_outage_all_of_it_goes(self, questions):
        for number in range(120):
            kept(questions, a_question_in(S.PUBLISHED, case_id=f"{number:032x}"))
        late = local("2029-01-01 08:00")

        assert [end_publicity(questions, now=late) for _ in range(3)] == [100, 20, 0]

    def test_two_replicas_that_see_the_same_take_it_down_once(self, questions):
        id = kept(questions, a_question_in(S.PUBLISHED))
        late = local("2029-01-01 08:00")

        class Slower:
            """A replica that has read, and is overtaken before it writes."""

            def __getattr__(self, name):
                return getattr(questions, name)

            def save(self, question):
                end_publicity(questions, now=late)
                questions.save(question)

        assert end_publicity(Slower(), now=late) == 1
        assert questions.get(id).version == 6

    def test_what_was_taken_down_by_hand_is_left_alone(self, questions):
        kept(questions, a_question_in(S.TAKEN_DOWN))

        assert end_publicity(questions, now=local("2029-01-01 08:00")) == 0


class TestLists:
    def publish_some(self, questions, count):
        for number in range(count):
            question = a_question_in(S.ANSWERED, case_id=f"{number:032x}", topic=f"WD-0{1 + number % 2}")
            publish(question, at=MONDAY + timedelta(minutes=number))
            questions.save(question)

    def walk(self, questions, **but):
        cursor, pages = "", []
        while cursor is not None:
            items, cursor = list_published_answers(questions, STREET, after=cursor, limit=2, **but)
            pages.append([int(each.id, 16) for each in items])
        return pages

    def test_everybody_reads_what_is_published_newest_first_page_by_page(self, questions):
        self.publish_some(questions, 5)

        assert self.walk(questions, category=None) == [[4, 3], [2, 1], [0]]
        assert self.walk(questions, category="WD-02") == [[3, 1]]
        assert self.walk(questions, category="WD-09") == [[]]

    @pytest.mark.parametrize("state", set(S) - {S.PUBLISHED})
    def test_nothing_else_is_ever_there(self, questions, state):
        kept(questions, a_question_in(state))

        assert self.walk(questions, category=None) == [[]]

    @pytest.mark.parametrize(
        ("state", "but", "waits"),
        [
            *((state, {}, True) for state in (S.RECEIVED, S.GIVEN, S.DRAFTED, S.ANSWERED)),
            (S.ANSWERED, {"visible": False}, False),
            *((state, {}, False) for state in (S.PUBLISHED, S.TAKEN_DOWN, S.DROPPED)),
        ],
    )
    def test_what_waits_for_somebody_lies_on_the_desk(self, questions, state, but, waits):
        id = kept(questions, a_question_in(state, **but))

        found, place = list_questions(questions, STREET, unit=None, after="", limit=5, caller=CLERK)
        assert ([each.id for each in found], place) == ([id] if waits else [], None)
        of_unit, _ = list_questions(questions, STREET, unit="WMZX", after="", limit=5, caller=CLERK)
        assert bool(of_unit) is (waits and state is not S.RECEIVED)
        with pytest.raises(NotAllowed):
            list_questions(questions, STREET, unit=None, after="", limit=5, caller=STRANGER)


class TestTheStatement:
    def test_it_counts_by_unit_and_month_and_every_rate_has_its_n(self, questions):
        for number, state in enumerate([S.RECEIVED, S.GIVEN, S.DRAFTED, S.ANSWERED, S.PUBLISHED, S.DROPPED]):
            kept(questions, a_question_in(state, case_id=f"{number:032x}"))
        kept(questions, a_question_in(S.GIVEN, case_id="e" * 32, asked_at=local("2026-12-01 00:00")))
        kept(questions, a_question_in(S.GIVEN, case_id="f" * 32, number="3" * 22))

        rows, total = count_replies(questions, STREET, month="2026-11", unit=None)

        assert rows == [
            Replies(unit="", received=2, answered=0, dropped=1),
            Replies(unit="WMZX", received=4, answered=2),
        ]
        assert (total.received, total.n, total.rate) == (6, 5, 0.4)
        assert [row.rate for row in rows] == [0, 0.5]

    def test_of_nothing_there_is_no_rate(self, questions):
        rows, total = count_replies(questions, STREET, month="2026-10", unit="WMZX")

        assert rows == [Replies(unit="WMZX")]
        assert (total.n, total.rate, rows[0].rate) == (0, None, None)

    def test_where_all_were_dropped_there_is_none_either(self, questions):
        kept(questions, a_question_in(S.DROPPED))

        assert count_replies(questions, STREET, month="2026-11", unit=None)[1].rate is None


def test_a_question_comes_back_as_it_was_saved(questions):
    for number, state in enumerate(S):
        question = a_question_in(state, case_id=f"{number:032x}")
        questions.save(question)

        assert questions.get(question.id) == question


def test_an_approved_answer_comes_back_with_its_overrides(questions):
    question = a_question_in(S.GIVEN)
    question.write(
        a_question_in(S.DRAFTED).the_draft.__class__(
            asked="?", answer=OFFICE_NUMBER, author=CLERK.id, drafted_at=MONDAY
        )
    )
    hit = question.the_draft.all_hits[0].code
    question.override(hit, reason="办公电话", by=CLERK.id, at=LATER)
    approve(question, confirmed=[hit])
    questions.save(question)

    assert questions.get(question.id) == question
