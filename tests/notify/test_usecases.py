import pytest

from services.notify.channels.inbox import Inbox
from services.notify.domain.notice import State
from services.notify.store.templates import TemplateFolder
from services.notify.usecases.acknowledge import acknowledge
from services.notify.usecases.count_unacknowledged import ENOUGH, count_unacknowledged
from services.notify.usecases.follow_case import follow_case
from services.notify.usecases.get_notice import get_notice
from services.notify.usecases.mark_read import mark_read
from services.notify.usecases.open_inbox import open_inbox
from services.notify.usecases.tell_audience import Hearsay, tell_audience
from shared.events.grid import CaseAssigned, CaseUnassigned
from shared.events.intake import CaseAccepted, CaseClosed, CaseRegistered, ClockOverdue
from shared.events.intake_applications import ApplicationDeemedAccepted, CorrectionRequested
from shared.events.notify import NoticeAcknowledged, NoticeSent
from shared.kernel.errors import Conflict, NotAllowed, NotFound
from tests.notify.builders import (
    COMMUNITY,
    GRID,
    NOON,
    NUMBER,
    a_caller,
    a_command,
    a_known_case,
    a_sent_notice,
    an_event,
)
from tests.notify.fakes import FakeKnownCases, FakeNotices

LATER = NOON.replace(hour=9)


@pytest.fixture(scope="module")
def templates():
    return TemplateFolder()


@pytest.fixture
def tell(templates):
    """Tell the audience of an event; returns the notices that are there afterwards."""

    def told(event, *, id="e1", notices=None, case=None):
        notices = notices or FakeNotices()
        heard = Hearsay(event=event, id=id, at=NOON, case=case)
        tell_audience(notices, templates, Inbox(), heard=heard)
        return notices

    return told


def an_assignment(**but):
    said = {"worker_id": "W0001", "number": NUMBER, "subject": "路灯不亮", "grid_code": GRID}
    return an_event(CaseAssigned, **said | but)


def inbox_of(notices, caller):
    shown, _ = open_inbox(notices, caller, after="", limit=100)
    return shown


def test_an_assigned_worker_finds_his_case_and_is_asked_to_confirm(tell):
    notices = tell(an_assignment())

    [notice] = inbox_of(notices, a_caller("W0001"))
    assert (notice.state, notice.awaits_ack, notice.case_id) == (State.DELIVERED, True, "c1")
    assert NUMBER in notice.text
    assert "路灯不亮" in notice.title


def test_an_event_that_is_told_twice_sends_one_notice(tell):
    notices = tell(an_assignment(), id="e1")
    tell(an_assignment(), id="e1", notices=notices)

    assert len(inbox_of(notices, a_caller("W0001"))) == 1
    assert [type(fact) for fact in notices.facts] == [NoticeSent]


def test_a_notice_that_was_confirmed_stays_so_when_its_event_is_told_again(tell):
    notices = tell(an_assignment())
    [notice] = inbox_of(notices, a_caller("W0001"))
    acknowledge(notices, notice.id, command=a_command())

    tell(an_assignment(), notices=notices)

    assert notices.get(notice.id).state is State.ACKED


def test_a_reassigned_case_tells_the_new_worker_and_leaves_the_old_notice(tell):
    notices = tell(an_assignment(worker_id="W0001"), id="e1")
    tell(an_assignment(worker_id="W0002"), id="e2", notices=notices)

    assert len(inbox_of(notices, a_caller("W0001"))) == 1
    assert len(inbox_of(notices, a_caller("W0002"))) == 1


def test_a_case_that_comes_back_to_a_worker_is_told_to_him_again(tell):
    notices = tell(an_assignment(), id="e1")
    tell(an_assignment(), id="e3", notices=notices)

    assert len(inbox_of(notices, a_caller("W0001"))) == 2


def test_the_head_of_the_community_is_told_of_a_case_that_nobody_can_take(tell):
    event = an_event(CaseUnassigned, number=NUMBER, community_code=COMMUNITY, reason="nobody_on_duty")

    [notice] = inbox_of(tell(event), a_caller("W0100", roles=("station_head",), areas=(COMMUNITY,)))

    assert "无人在岗" in notice.text


def test_of_one_fact_worker_and_head_are_each_told_once(tell):
    event = an_event(ClockOverdue, worker_id="W0001", grid_code=GRID)
    notices = tell(event, case=a_known_case())
    tell(event, case=a_known_case(), notices=notices)

    assert len(notices.facts) == 2


class TestFollowingACase:
    @pytest.fixture
    def follow(self, templates):
        cases, notices = FakeKnownCases(), FakeNotices()

        def followed(event, *, event_id="e1"):
            follow_case(cases, notices, templates, Inbox(), event=event, event_id=event_id, at=NOON)
            return notices

        return followed

    @pytest.fixture
    def registered(self, follow):
        follow(an_event(CaseRegistered, number=NUMBER, subject="路灯不亮", applicant_id="R1"))
        return follow

    def test_the_resident_hears_how_his_case_goes_and_by_which_number(self, registered):
        registered(
            an_event(CaseAccepted, number=NUMBER, subject="路灯不亮", applicant_id="R1", deemed=False),
            event_id="e2",
        )
        notices = registered(an_event(CaseClosed, outcome="solved"), event_id="e3")

        found = inbox_of(notices, a_caller("R1", roles=("resident",)))

        assert {notice.template for notice in found} == {"case_accepted", "case_closed"}
        assert all(NUMBER in notice.text for notice in found)

    def test_a_notice_of_a_paper_names_it_when_it_is_confirmed(self, registered):
        notices = registered(an_event(CorrectionRequested, notice_number="BZ01"), event_id="e2")
        [notice] = inbox_of(notices, a_caller("R1", roles=("resident",)))

        acknowledge(notices, notice.id, command=a_command(a_caller("R1", roles=("resident",))))

        assert notices.facts[-1].reference == "BZ01"

    def test_who_is_deemed_accepted_has_one_notice_of_it(self, registered):
        accepted = an_event(CaseAccepted, number=NUMBER, subject="高龄津贴", applicant_id="R1", deemed=True)
        registered(accepted, event_id="e2")
        notices = registered(an_event(ApplicationDeemedAccepted), event_id="e3")

        found = inbox_of(notices, a_caller("R1", roles=("resident",)))

        assert [notice.template for notice in found] == ["application_deemed_accepted"]

    def test_a_fact_that_is_told_twice_sends_one_notice(self, registered):
        registered(an_event(CaseClosed), event_id="e2")

        assert len(registered(an_event(CaseClosed), event_id="e2").facts) == 1

    def test_of_an_anonymous_case_no_resident_is_told(self, follow):
        follow(an_event(CaseRegistered, applicant_id=None))

        assert follow(an_event(CaseClosed), event_id="e2").facts == []

    def test_a_fact_of_a_case_that_nobody_introduced_is_refused(self, follow):
        with pytest.raises(NotFound):
            follow(an_event(CaseClosed))


def test_a_page_says_where_to_go_on_and_the_last_one_does_not():
    notices = FakeNotices(
        *(a_sent_notice(id=f"n{minute}", queued_at=NOON.replace(minute=minute)) for minute in range(3))
    )

    first, following = open_inbox(notices, a_caller("W0001"), after="", limit=2)
    rest, end = open_inbox(notices, a_caller("W0001"), after=following, limit=2)

    assert [notice.id for notice in first + rest] == ["n2", "n1", "n0"]
    assert end is None


def test_an_inbox_shows_nothing_of_anybody_else():
    notices = FakeNotices(a_sent_notice(recipient="worker/W0001"), a_sent_notice(recipient="applicant/R1"))

    assert inbox_of(notices, a_caller("W0002")) == []


@pytest.mark.parametrize("use_case", [mark_read, acknowledge])
def test_a_notice_of_somebody_else_is_not_opened_nor_answered(use_case):
    notices = FakeNotices(a_sent_notice(id="n1", recipient="worker/W0001"))
    stranger = a_caller("W0002")

    with pytest.raises(NotAllowed):
        use_case(notices, "n1", command=a_command(stranger))
    with pytest.raises(NotAllowed):
        get_notice(notices, "n1", caller=stranger)
    assert notices.get("n1").state is State.DELIVERED


def test_confirming_twice_gives_the_same_answer_and_one_fact():
    notices = FakeNotices(a_sent_notice(id="n1"))

    first = acknowledge(notices, "n1", command=a_command(id="k1", at=NOON))
    again = acknowledge(notices, "n1", command=a_command(id="k1", at=LATER))
    by_another_wish = acknowledge(notices, "n1", command=a_command(id="k2", at=LATER))

    assert first.acknowledged_at == again.acknowledged_at == by_another_wish.acknowledged_at == NOON
    assert [type(fact) for fact in notices.facts] == [NoticeAcknowledged]


def test_what_asks_for_no_confirmation_is_not_confirmed():
    notices = FakeNotices(a_sent_notice(id="n1", needs_ack=False))

    with pytest.raises(Conflict):
        acknowledge(notices, "n1", command=a_command())


def test_the_first_reading_counts():
    notices = FakeNotices(a_sent_notice(id="n1"))

    mark_read(notices, "n1", command=a_command(at=NOON))
    again = mark_read(notices, "n1", command=a_command(id="k2", at=LATER))

    assert (again.state, again.read_at) == (State.READ, NOON)


def test_marking_a_confirmed_notice_as_read_changes_nothing():
    notices = FakeNotices(a_sent_notice(id="n1"))
    acknowledge(notices, "n1", command=a_command(at=NOON))

    assert mark_read(notices, "n1", command=a_command(id="k2", at=LATER)).state is State.ACKED


def test_what_awaits_confirmation_is_counted_as_far_as_anybody_would_read():
    notices = FakeNotices(*(a_sent_notice(id=f"n{number}") for number in range(ENOUGH + 1)))

    assert count_unacknowledged(notices, a_caller("W0001")) == ENOUGH
    assert count_unacknowledged(notices, a_caller("W0002")) == 0
