"""Who was asked first stays so, whatever he did; what was unclear is answered within a working day."""

from datetime import timedelta

import pytest

from services.intake.domain.clocks.ringing import ring
from services.intake.domain.contacts.contact import Action, Whose
from services.intake.domain.contacts.contact_rules import ContactRules
from services.intake.domain.issues.states import IssueState
from services.intake.schemas.contacts.views import AskedStaffView, ContactView, asked_chain, opened
from services.intake.store.contacts.contacts import MongoContacts
from services.intake.store.contacts.rules import DeliveredContactRules
from services.intake.usecases.contacts.answer_contact import answer_contact
from services.intake.usecases.contacts.list_contacts import list_contacts
from services.intake.usecases.contacts.record_contact import MOST, Asked, Logbook, record_contact
from shared.events.intake_contacts import ContactAnswered, ContactMoved, ContactOverdue, ContactRecorded
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from tests.fakes import FakeRepository, FakeSealer
from tests.intake.builders import (
    CLERK,
    GRID,
    HEAD,
    MONDAY,
    ONE_DAY,
    PLAIN,
    STRANGER,
    STREET,
    TUESDAY_OFF,
    WORKER,
    a_command,
    a_handler,
    an_issue_in,
    local,
)
from tests.intake.fakes import FakeCalendars, FakeCases, FakePolicies
from tests.intake.menu_builders import a_policy
from tests.stores import either

UNCLEAR = {"whose": Whose.UNCLEAR, "action": Action.REGISTERED}
GUIDED = {
    "whose": Whose.OTHERS,
    "action": Action.GUIDED,
    "guided_name": "李四",
    "guided_phone": "0551-62345678",
}


class FakeContacts(FakeRepository):
    def of_case(self, case_id, *, limit):
        found = [self.find(each.id) for each in self.by_id.values() if each.case_id == case_id]
        return sorted(found, key=lambda each: each.asked_at)[:limit]


class FakeRules:
    def in_force(self, at):
        return ContactRules(version_no=1, effective_from=MONDAY.date(), answer=ONE_DAY)


contacts = either(FakeContacts, MongoContacts)


class Desk:
    def __init__(self, contacts):
        issue = an_issue_in(IssueState.ASSIGNED, handler=a_handler())
        self.case_id, self.cases = issue.id, FakeCases(issue)
        self.calendars = FakeCalendars()
        self.logbook = Logbook(
            contacts=contacts, rules=FakeRules(), policies=FakePolicies(a_policy()), seal=FakeSealer()
        )

    def asked(self, by=WORKER, *, command=None, **but):
        said = {
            "name": "王小明",
            "area": GRID,
            "matter": "问低保怎么办，电话13800005678",
            "whose": Whose.MINE,
            "action": Action.REGISTERED,
            "guided_name": None,
            "guided_phone": None,
            "case_id": self.case_id,
        }
        asked = Asked(**said | but)
        return record_contact(
            self.logbook, self.cases, self.calendars, asked=asked, command=command or a_command(by)
        )

    def answered(self, contact, by=WORKER, *, command=None):
        command = command or a_command(by)
        return answer_contact(self.logbook, self.calendars, contact.id, answer="归民政", command=command)

    def chain(self, caller=CLERK):
        return list_contacts(self.logbook.contacts, self.cases, self.case_id, caller=caller)


@pytest.fixture
def desk(contacts):
    return Desk(contacts)


def test_what_was_said_is_kept_as_it_was_said_and_sealed(desk):
    contact = desk.asked(**GUIDED)

    kept = desk.logbook.contacts.get(contact.id)
    assert kept == contact
    assert (kept.asked_staff, kept.asked_label, kept.asked_at) == (WORKER.id, "王*", MONDAY)
    assert "13800005678" not in repr(kept)
    assert "李四" not in repr(kept)
    shown = ContactView().dump(opened(kept, desk.logbook.seal))
    assert (shown["guided_name"], shown["matter"]) == ("李四", "问低保怎么办，电话13800005678")


def test_told_twice_it_is_there_once_and_for_something_else_refused(desk):
    command = a_command(WORKER)
    first = desk.asked(command=command)

    assert desk.asked(command=command) == first
    assert len(desk.chain()) == 1
    with pytest.raises(Conflict):
        desk.asked(command=a_command(WORKER, id=command.id, digest="other words"))


def test_the_chain_is_in_the_order_of_asking_and_the_first_stays_first(desk):
    later = a_command(CLERK, at=MONDAY + timedelta(hours=2))
    desk.asked(CLERK, command=later, name="赵六", area=STREET)
    desk.asked(WORKER)
    desk.asked(HEAD, command=a_command(HEAD, at=MONDAY + timedelta(hours=1)), name="孙七")

    assert [each.asked_staff for each in desk.chain()] == [WORKER.id, HEAD.id, CLERK.id]


def test_the_resident_reads_the_whole_chain_by_masked_names(desk):
    desk.asked(HEAD, command=a_command(HEAD, at=MONDAY + timedelta(hours=1)), name="孙七")
    desk.asked(WORKER, **GUIDED)

    assert AskedStaffView(many=True).dump(asked_chain(desk.chain(), desk.logbook.seal)) == [
        {"label": "王*", "at": MONDAY.isoformat(), "action": "引导至责任人", "guided_to": "李*"},
        {
            "label": "孙*",
            "at": (MONDAY + timedelta(hours=1)).isoformat(),
            "action": "已登记",
            "guided_to": None,
        },
    ]


@pytest.mark.parametrize("whose", Whose)
@pytest.mark.parametrize("action", Action)
def test_what_fits_whose_matter_it_is_may_be_done_and_nothing_else(desk, whose, action):
    guide = {"guided_name": "李四", "guided_phone": "62345678"} if action is Action.GUIDED else {}
    fits = {
        (Whose.MINE, Action.HANDLED),
        (Whose.MINE, Action.REGISTERED),
        (Whose.OTHERS, Action.GUIDED),
        (Whose.UNCLEAR, Action.REGISTERED),
    }
    if (whose, action) in fits:
        assert desk.asked(whose=whose, action=action, **guide).action is action
        return
    with pytest.raises(Invalid):
        desk.asked(whose=whose, action=action, **guide)
    assert desk.chain() == []


@pytest.mark.parametrize(
    "but",
    [
        {**GUIDED, "guided_name": None},
        {**GUIDED, "guided_phone": None},
        {"guided_name": "李四", "guided_phone": "62345678"},
        {**UNCLEAR, "case_id": None},
        {**GUIDED, "case_id": None},
    ],
    ids=repr,
)
def test_who_guides_says_to_whom_and_what_is_not_done_at_once_is_registered(desk, but):
    with pytest.raises(Invalid):
        desk.asked(**but)
    assert desk.chain() == []


def test_what_was_handled_at_once_needs_no_case(desk):
    assert desk.asked(action=Action.HANDLED, case_id=None).case_id is None


class TestAnswer:
    def test_what_is_unclear_is_to_be_answered_by_the_next_working_day(self, desk):
        contact = desk.asked(**UNCLEAR)

        assert contact.due == {"answer": local("2026-11-24 17:00")}
        assert desk.asked().due == {}

    def test_answered_once_no_clock_runs(self, desk):
        command = a_command(WORKER)
        contact = desk.asked(**UNCLEAR)

        desk.answered(contact, command=command)
        answered = desk.answered(contact, command=command)

        assert (answered.answered_by, answered.clocks.running) == (WORKER.id, ())
        with pytest.raises(Conflict):
            desk.answered(contact)

    def test_what_was_clear_is_not_answered(self, desk):
        with pytest.raises(Conflict):
            desk.answered(desk.asked())

    def test_unanswered_it_is_told_once_that_the_time_is_over(self, desk):
        contact = desk.asked(**UNCLEAR)
        for _ in range(2):
            ring(contact, now=local("2026-11-24 17:00"), calendar=PLAIN)

        over = [fact for fact in contact.happened() if isinstance(fact, ContactOverdue)]
        assert [(fact.asked_staff, fact.due) for fact in over] == [(WORKER.id, local("2026-11-24 17:00"))]

    def test_a_new_calendar_moves_it_and_tells_so(self, desk):
        contact = desk.asked(**UNCLEAR)
        contact.keep_up(TUESDAY_OFF, at=MONDAY)

        [moved] = [fact for fact in contact.happened() if isinstance(fact, ContactMoved)]
        assert moved.due == local("2026-11-25 17:00")

    def test_what_is_told_holds_no_words_of_anybody(self):
        desk = Desk(FakeContacts())
        desk.answered(desk.asked(**UNCLEAR))

        facts = desk.logbook.contacts.facts
        assert [type(fact) for fact in facts] == [ContactRecorded, ContactAnswered]
        assert not [word for word in ("低保", "13800005678", "民政") if word in repr(facts)]


class TestWho:
    def test_nobody_records_or_answers_or_looks_where_he_does_not_work(self, desk):
        contact = desk.asked(**UNCLEAR)

        for act in (
            lambda: desk.asked(STRANGER),
            lambda: desk.asked(STRANGER, area="340102998001J002"),
            lambda: desk.answered(contact, STRANGER),
            lambda: desk.chain(STRANGER),
        ):
            with pytest.raises(NotAllowed):
                act()
        assert len(desk.chain()) == 1

    def test_it_is_always_said_of_oneself(self, desk):
        assert desk.asked(CLERK, area=STREET).asked_staff == CLERK.id


def test_a_chain_is_bounded():
    desk = Desk(FakeContacts())
    for _ in range(MOST):
        desk.asked()
    with pytest.raises(Conflict):
        desk.asked()


def test_the_limit_is_delivered():
    rules = DeliveredContactRules(None)
    rules.prepare()

    assert rules.in_force(MONDAY).answer == ONE_DAY
