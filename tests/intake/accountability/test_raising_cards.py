"""What leads to a card, by itself and by hand: once, against the right one, and never from a light."""

from dataclasses import replace

import pytest

from services.intake.domain.accountability.card_rules import Level, Trigger
from services.intake.domain.accountability.card_state import CardState
from services.intake.domain.accountability.subject import SubjectKind
from services.intake.domain.agency.order_state import OrderState
from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.script import Answer, CallResult, Discontent, Script
from services.intake.domain.clocks.calendar_record import CalendarRecord
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.contacts.contact import Action, Contact, Whose
from services.intake.domain.issues.issue import IssueState
from services.intake.usecases.accountability.ports import Bureau
from services.intake.usecases.accountability.raise_card import Accusation, raise_card
from services.intake.usecases.accountability.raise_card_for_answer import raise_card_for_answer
from services.intake.usecases.accountability.raise_card_for_clock import raise_card_for_clock
from services.intake.usecases.accountability.raise_card_for_denial import raise_card_for_denial
from services.intake.usecases.accountability.raise_card_for_excess import raise_card_for_excess
from services.intake.usecases.accountability.raise_card_for_notice import raise_card_for_notice
from services.intake.usecases.accountability.raise_card_for_order import raise_card_for_order
from services.intake.usecases.accountability.raise_card_for_repetition import raise_card_for_repetition
from services.intake.usecases.accountability.watch_promises import watch_promises
from shared.events.intake import CaseClosed, ClockOverdue, ClockWarned
from shared.events.intake_agency import AgencyClockOverdue
from shared.events.intake_applications import SecondNoticeGiven
from shared.events.intake_cards import CardConfirmed, CardProposed, PromiseExceeded, SupervisionRepeated
from shared.events.intake_contacts import ContactOverdue
from shared.events.intake_handling import ContactDenied
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.fakes import FakeRepository
from tests.intake.accountability.builders import (
    LEADER,
    RULES,
    SECTION,
    STATION,
    a_card_in,
    a_rule,
    some_rules,
    staff,
)
from tests.intake.accountability.fakes import FakeCards
from tests.intake.agency.builders import an_order_in
from tests.intake.agency.fakes import FakeOrders
from tests.intake.builders import (
    COMMUNITY,
    GRID,
    MONDAY,
    ONE_DAY,
    PLAIN,
    STRANGER,
    STREET,
    WORKER,
    a_command,
    a_year,
    an_application_in,
    an_issue_in,
    local,
    resolve,
    visit,
)
from tests.intake.fakes import FakeCalendars, FakeCases, FakePolicies
from tests.intake.menu_builders import a_policy

DENIED = Script(contacted=Answer.NO, solved=Answer.YES, reason=Discontent.NOT_CONTACTED)
DAYS_LATER = local("2026-11-30 17:00")
"""The end of five working days that began on the Monday before."""


def a_contact(**but):
    known = {"asked_staff": WORKER.id, "asked_label": "王*", "asked_at": MONDAY, "area": GRID}
    known |= {"terms": "contacts@1", "policy": a_policy(), "matter": "sealed", "case_id": "a" * 32}
    return Contact(id="d" * 32, **known | but)


@pytest.fixture
def bureau():
    record = CalendarRecord.of(2026)
    record.publish(a_year())
    rules = FakePolicies(some_rules())
    return Bureau(cards=FakeCards(), cases=FakeCases(), calendars=FakeCalendars(record), rules=rules)


def rung(bureau, state=IssueState.SIGNED, *, now=DAYS_LATER, **but):
    """Keep an issue whose clocks rang until a moment; return what they told."""
    issue = an_issue_in(state, **but)
    before = len(issue.happened())
    ring(issue, now=now, calendar=PLAIN)
    told = issue.happened()[before:]
    bureau.cases.save(issue)
    return issue, told


def overdue(told, clock):
    [fact] = [each for each in told if isinstance(each, ClockOverdue) and each.clock == clock]
    return fact


def end(bureau, issue, *, at):
    """Let everything be over that runs."""
    issue = bureau.cases.get(issue.id)
    issue.stop_clocks(by="C0001", at=at, calendar=PLAIN)
    issue.record(CaseClosed(case_id=issue.id, outcome="solved", closed_at=at))
    bureau.cases.save(issue)


def proposed(bureau):
    return [fact for fact in bureau.cards.facts if isinstance(fact, CardProposed)]


class TestAClockThatIsOverdue:
    @pytest.mark.parametrize(
        ("state", "clock", "level", "rule"),
        [
            (IssueState.ASSIGNED, "sign", "L1", "step_overdue"),
            (IssueState.SIGNED, "promised", "L2", "promise_overdue"),
            (IssueState.SIGNED, "legal", "L3", "legal_overdue"),
        ],
    )
    def test_it_leads_to_the_card_of_its_kind(self, bureau, state, clock, level, rule):
        issue, told = rung(bureau, state, now=local("2026-12-07 17:00"))

        raise_card_for_clock(bureau, overdue(told, clock), fact="f1")

        [card] = bureau.cards.by_id.values()
        assert (card.level, card.rule.code, card.case_id, card.state) == (level, rule, issue.id, "proposed")
        assert (card.subject, card.area, card.unit) == (staff(), issue.area, COMMUNITY)

    def test_told_twice_it_leads_to_one_card(self, bureau):
        _, told = rung(bureau)
        for _ in range(3):
            raise_card_for_clock(bureau, overdue(told, "promised"), fact="f1")

        assert len(bureau.cards.by_id) == len(proposed(bureau)) == 1

    def test_it_rests_on_the_fact_and_on_who_held_the_case_how_long(self, bureau):
        _, told = rung(bureau)

        raise_card_for_clock(bureau, overdue(told, "promised"), fact="f1")

        [card] = bureau.cards.by_id.values()
        assert (card.evidence.facts, card.evidence.clock_id) == (("f1",), "promised-1")
        assert "共 5 个工作日，已用 5 个工作日" in "\n".join(card.evidence.account)
        assert "张*（W0001）持有 38.0 工作小时" in card.evidence.account

    def test_where_nobody_had_the_case_the_unit_answers(self, bureau):
        _, told = rung(bureau, IssueState.TRIAGED)

        raise_card_for_clock(bureau, overdue(told, "promised"), fact="f1")

        [card] = bureau.cards.by_id.values()
        assert (card.subject.kind, card.subject.id) == (SubjectKind.UNIT, STREET)

    def test_a_result_that_is_not_handed_out_in_time_is_a_step_that_is_late(self, bureau):
        application = an_application_in(ApplicationState.GRANTED)
        before = len(application.happened())
        ring(application, now=local("2026-12-07 17:00"), calendar=PLAIN)
        late = overdue(application.happened()[before:], "delivery")
        bureau.cases.save(application)

        raise_card_for_clock(bureau, late, fact="f1")

        [card] = bureau.cards.by_id.values()
        assert (card.level, card.rule.code, card.subject) == ("L1", "delivery_overdue", staff())

    def test_a_call_back_that_is_late_is_the_offices(self, bureau):
        _, told = rung(bureau, IssueState.RESOLVED)

        raise_card_for_clock(bureau, overdue(told, "callback"), fact="f1")

        [card] = bureau.cards.by_id.values()
        assert (card.level, card.rule.code) == ("L1", "callback_overdue")
        assert (card.subject.kind, card.subject.id) == (SubjectKind.UNIT, COMMUNITY)

    def test_who_was_asked_first_and_does_not_answer_has_a_card_of_his_own(self, bureau):
        contact = a_contact(whose=Whose.UNCLEAR, action=Action.REGISTERED)
        contact.begin(ONE_DAY, calendar=PLAIN)
        ring(contact, now=local("2026-11-24 17:00"), calendar=PLAIN)
        late = contact.happened()[-1]
        contacts = FakeRepository(contact)

        for _ in range(2):
            raise_card_for_answer(bureau, contacts, late, fact="f1")

        [card] = bureau.cards.by_id.values()
        assert (card.level, card.rule.code, card.subject) == ("L1", "answer_overdue", staff())
        assert (card.case_id, card.area, card.unit) == (contact.id, GRID, COMMUNITY)
        assert "共 1 个工作日，已用 1 个工作日" in "\n".join(card.evidence.account)

    def test_without_a_rule_for_it_a_late_answer_leads_to_none(self, bureau):
        bureau.rules.policies = (some_rules(rules=tuple(r for r in RULES if r.code != "answer_overdue")),)
        contact = a_contact(whose=Whose.UNCLEAR, action=Action.REGISTERED)
        contact.begin(ONE_DAY, calendar=PLAIN)
        late = ContactOverdue(
            contact_id=contact.id, asked_staff="W0001", area=GRID, due=DAYS_LATER, overdue_at=DAYS_LATER
        )

        raise_card_for_answer(bureau, FakeRepository(contact), late, fact="f1")

        assert bureau.cards.by_id == {}

    @pytest.mark.parametrize("clock", ["notice", "from_the_future"])
    def test_a_clock_that_no_rule_names_leads_to_none(self, bureau, clock):
        _, told = rung(bureau)

        raise_card_for_clock(bureau, replace(overdue(told, "promised"), clock=clock), fact="f1")

        assert bureau.cards.by_id == {}


class TestALight:
    def test_a_limit_of_one_day_is_not_yellow_at_birth(self):
        issue = an_issue_in(IssueState.ASSIGNED)
        [sign] = [clock for clock in issue.clocks if clock.kind is ClockKind.SIGN]

        assert sign.light(sign.started_at, PLAIN, yellow_from=issue.policy.yellow_from) == "green"

    def test_no_rule_makes_a_card_of_a_light(self):
        with pytest.raises(Invalid, match="light never becomes a card"):
            a_rule(level=Level.L0)

    def test_a_warning_is_heard_by_nobody_who_raises_cards(self):
        assert "intake" not in ClockWarned.heard_by


class TestAPromiseThatStaysBroken:
    @pytest.fixture
    def red(self, bureau):
        issue, told = rung(bureau)
        raise_card_for_clock(bureau, overdue(told, "promised"), fact="f1")
        bureau.cards.facts.clear()
        return issue

    def look(self, bureau, at):
        bureau.cards.facts.clear()
        watch_promises(bureau.cards, bureau.cases, bureau.calendars, now=local(at))
        return [type(fact) for fact in bureau.cards.facts]

    def test_the_unit_is_told_every_working_day_as_it_begins_and_not_in_between(self, bureau, red):
        days = ["2026-12-01 08:59", "2026-12-01 09:00", "2026-12-01 16:00", "2026-12-02 09:00"]

        assert [self.look(bureau, day) for day in days] == [
            [],
            [SupervisionRepeated],
            [],
            [SupervisionRepeated],
        ]

    def test_after_an_outage_of_days_it_is_told_once(self, bureau, red):
        assert self.look(bureau, "2026-12-04 10:00") == [SupervisionRepeated]
        assert self.look(bureau, "2026-12-04 10:01") == []

    def test_it_is_exceeded_when_five_more_working_days_are_over_and_that_is_told_once(self, bureau, red):
        self.look(bureau, "2026-12-07 09:00")

        assert self.look(bureau, "2026-12-07 16:59") == []
        assert self.look(bureau, "2026-12-07 17:00") == [PromiseExceeded]
        assert self.look(bureau, "2026-12-08 09:00") == [SupervisionRepeated]

    def test_after_an_outage_it_is_told_though_the_case_is_over_now(self, bureau, red):
        end(bureau, red, at=local("2026-12-08 10:00"))

        assert self.look(bureau, "2026-12-09 10:00") == [PromiseExceeded]
        assert self.look(bureau, "2026-12-10 10:00") == []

    def test_what_is_done_in_between_is_told_no_more(self, bureau, red):
        end(bureau, red, at=local("2026-12-02 10:00"))

        assert self.look(bureau, "2026-12-09 10:00") == []
        assert bureau.cards.to_look_after(local("2027-12-09 10:00"), limit=9) == []

    def test_a_card_that_was_revoked_presses_nobody(self, bureau, red):
        [card] = bureau.cards.by_id.values()
        card.revoke("误发", by=LEADER, at=DAYS_LATER)
        bureau.cards.save(card)

        assert self.look(bureau, "2026-12-09 10:00") == []

    def test_the_excess_leads_to_one_card_of_the_third_level(self, bureau, red):
        self.look(bureau, "2026-12-07 17:00")
        [fact] = [each for each in bureau.cards.facts if isinstance(each, PromiseExceeded)]
        for _ in range(2):
            raise_card_for_excess(bureau, fact, fact="f2")

        [third] = [card for card in bureau.cards.by_id.values() if card.level is Level.L3]
        assert (third.rule.code, third.subject, third.rung.star_cap) == ("promise_exceeded", staff(), 3)
        assert third.evidence.cards == (fact.card_id,)
        assert "超期 5 个工作日" in "\n".join(third.evidence.account)


class TestRepetition:
    def confirmed(self, bureau, number, raised_at="2026-11-23 10:00", **but):
        """Keep a red that stands, and tell of it."""
        card = a_card_in(
            CardState.CONFIRMED,
            "promise_overdue",
            id=f"{number:032x}",
            raised_at=local(raised_at),
            reason_due=None,
            **but,
        )
        bureau.cards.save(card)
        [fact] = [each for each in card_facts(bureau) if each.card_id == card.id]
        raise_card_for_repetition(bureau, fact, fact=f"f{number}")

    @pytest.fixture(autouse=True)
    def case(self, bureau):
        bureau.cases.save(an_issue_in(IssueState.SIGNED, id="a" * 32))

    def rules_of(self, bureau):
        return sorted(card.rule.code for card in bureau.cards.by_id.values() if card.rule.reds)

    def test_the_second_red_of_a_month_leads_to_a_card_of_the_third_level(self, bureau):
        self.confirmed(bureau, 1)
        assert self.rules_of(bureau) == []

        self.confirmed(bureau, 2)
        assert self.rules_of(bureau) == ["reds_in_a_month"]
        [card] = [card for card in bureau.cards.by_id.values() if card.rule.reds]
        assert card.evidence.cards == (f"{1:032x}", f"{2:032x}")

    def test_the_third_of_a_half_year_to_one_of_the_fourth_and_to_no_second_of_the_third(self, bureau):
        for number in (1, 2, 3):
            self.confirmed(bureau, number)

        assert self.rules_of(bureau) == ["reds_in_a_month", "reds_in_half_a_year"]

    @pytest.mark.parametrize("other", [{"raised_at": "2026-10-30 10:00"}, {"subject": staff("W0005")}])
    def test_those_of_another_month_or_of_somebody_else_do_not_count(self, bureau, other):
        self.confirmed(bureau, 1)
        if "subject" in other:
            card = a_card_in(CardState.PROPOSED, "promise_overdue", id=f"{2:032x}", **other)
            card.confirm("属实", by=STATION, at=local("2026-11-25 10:00"), calendar=PLAIN)
            bureau.cards.save(card)
        else:
            self.confirmed(bureau, 2, **other)

        assert self.rules_of(bureau) == []

    def test_neither_do_those_that_are_not_confirmed_or_revoked(self, bureau):
        for number, state in ((1, CardState.PROPOSED), (2, CardState.REVOKED)):
            bureau.cards.save(a_card_in(state, "promise_overdue", id=f"{number:032x}"))
        self.confirmed(bureau, 3)

        assert self.rules_of(bureau) == []

    def test_a_yellow_card_counts_for_nothing(self, bureau):
        for number in (1, 2, 3):
            card = a_card_in(CardState.CONFIRMED, id=f"{number:032x}")
            bureau.cards.save(card)
            raise_card_for_repetition(bureau, card_facts(bureau)[-1], fact=f"f{number}")

        assert self.rules_of(bureau) == []


def card_facts(bureau):
    return [fact for fact in bureau.cards.facts if isinstance(fact, CardConfirmed)]


class TestASecondCorrectionNotice:
    def test_it_is_held_against_who_gave_the_first_once(self, bureau):
        issue = an_issue_in(IssueState.SIGNED)
        bureau.cases.save(issue)
        event = SecondNoticeGiven(
            case_id=issue.id,
            notice_number="BZ-2",
            first_given_by="C0001",
            given_by="C0002",
            grid_code=issue.area,
            given_at=DAYS_LATER,
        )
        for _ in range(2):
            raise_card_for_notice(bureau, event, fact="f1")

        [card] = bureau.cards.by_id.values()
        assert (card.rule.code, card.subject) == ("second_correction_notice", staff("C0001"))
        assert (card.evidence.facts, card.raised_from) == (("f1",), "system")


class TestAContactThatIsDenied:
    def test_it_is_held_against_who_claimed_it_once(self, bureau):
        issue = an_issue_in(IssueState.SIGNED)
        issue.contact(CallResult.ANSWERED, words="已电话联系", by=WORKER, at=MONDAY, calendar=PLAIN)
        resolve(issue)
        visit(issue, DENIED)
        [event] = [each for each in issue.happened() if isinstance(each, ContactDenied)]
        bureau.cases.save(issue)
        for _ in range(2):
            raise_card_for_denial(bureau, event, fact="f1")

        [card] = bureau.cards.by_id.values()
        assert (card.rule.code, card.rule.level, card.subject) == (
            "false_contact",
            Level.L1,
            staff(WORKER.id),
        )
        assert (card.state, card.raised_from, card.evidence.facts) == (CardState.PROPOSED, "system", ("f1",))


class TestAnOrderThatIsLate:
    """What an agent owes is bounded like any step; the contact by the rule of all contacts."""

    def late(self, bureau, **but):
        order = an_order_in(OrderState.REQUESTED, **but)
        ring(order, now=DAYS_LATER, calendar=PLAIN)
        told = order.happened()
        orders = FakeOrders(order)
        for _ in range(2):
            for number, fact in enumerate(told):
                if isinstance(fact, AgencyClockOverdue):
                    raise_card_for_order(bureau, orders, fact, fact=f"f{number}")
        return order, list(bureau.cards.by_id.values())

    def test_each_clock_leads_to_one_card_against_the_agent(self, bureau):
        order, cards = self.late(bureau, agent_id=WORKER.id)

        assert [card.rule.code for card in cards] == ["step_overdue", "agency_overdue"]
        assert {(card.subject, card.rule.level) for card in cards} == {(staff(WORKER.id), Level.L1)}
        assert {(card.case_id, card.number) for card in cards} == {(order.id, f"DB-{order.id}")}
        assert all(card.evidence.account for card in cards)

    def test_without_an_agent_the_unit_answers(self, bureau):
        _, cards = self.late(bureau)

        assert {(card.subject.kind, card.subject.id) for card in cards} == {(SubjectKind.UNIT, COMMUNITY)}


class TestByHand:
    @pytest.fixture
    def accused(self, bureau):
        issue = an_issue_in(IssueState.SIGNED)
        bureau.cases.save(issue)
        return Accusation(
            case_id=issue.id, subject=staff(), rule="disclosure", words="在微信群发了住户名单", facts=("f1",)
        )

    def test_a_head_raises_it_with_his_evidence_and_asked_twice_raises_one(self, bureau, accused):
        wish = a_command(STATION)
        first = raise_card(bureau, accusation=accused, command=wish)
        again = raise_card(bureau, accusation=accused, command=wish)

        assert first.id == again.id
        assert len(proposed(bureau)) == 1
        assert (first.raised_by, first.raised_from, first.evidence.words) == (
            STATION.id,
            "person",
            "在微信群发了住户名单",
        )

    @pytest.mark.parametrize(
        ("by", "but", "refusal"),
        [
            (STATION, {"rule": "promise_overdue"}, Invalid),
            (STATION, {"rule": "unheard_of"}, NotFound),
            (STRANGER, {}, NotAllowed),
            (SECTION, {"subject": staff(SECTION.id)}, Conflict),
        ],
        ids=["what the clocks tell", "no such rule", "another area", "against himself"],
    )
    def test_it_is_refused_and_nothing_is_kept(self, bureau, accused, by, but, refusal):
        with pytest.raises(refusal):
            raise_card(bureau, accusation=replace(accused, **but), command=a_command(by))

        assert bureau.cards.by_id == {}

    def test_every_rule_that_time_triggers_is_closed_to_people(self):
        timed = [rule for rule in some_rules().rules if rule.trigger is not Trigger.PERSON]

        assert {rule.code for rule in some_rules().rules} - {rule.code for rule in timed} == {
            "disclosure",
            "second_correction_notice",
            "false_contact",
        }
