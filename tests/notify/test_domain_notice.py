import pytest

from services.notify.domain.notice import Notice, State, notice_id
from shared.events.notify import NoticeAcknowledged, NoticeSent
from shared.kernel.errors import Conflict
from tests.notify.builders import NOON, a_notice, a_sent_notice

ACTIONS = {
    "send": lambda notice: notice.send("inbox", NOON),
    "deliver": Notice.deliver,
    "read": lambda notice: notice.read(NOON),
    "acknowledge": lambda notice: notice.acknowledge(NOON),
}
LEADS_TO = {
    (State.QUEUED, "send"): State.SENT,
    (State.SENT, "deliver"): State.DELIVERED,
    (State.DELIVERED, "read"): State.READ,
    (State.DELIVERED, "acknowledge"): State.ACKED,
    (State.READ, "acknowledge"): State.ACKED,
}


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("state", State)
def test_an_action_leads_where_the_table_says_and_is_refused_everywhere_else(state, action):
    notice = a_notice(state=state)

    if (state, action) in LEADS_TO:
        ACTIONS[action](notice)
        assert notice.state is LEADS_TO[state, action]
    else:
        with pytest.raises(Conflict, match=state):
            ACTIONS[action](notice)
        assert (notice.state, notice.happened()) == (state, ())


def test_sending_is_announced_without_the_text():
    notice = a_notice(id="n1")

    notice.send("inbox", NOON)

    assert notice.happened() == (
        NoticeSent(
            notice_id="n1",
            recipient="worker/W0001",
            template="case_assigned",
            case_id="c1",
            channel="inbox",
            sent_at=NOON,
        ),
    )


def test_a_confirmation_is_announced_and_counts_as_read():
    notice = a_sent_notice(id="n1", reference="BZ01")
    notice.saved()

    notice.acknowledge(NOON)

    assert notice.read_at == notice.acknowledged_at == NOON
    assert notice.happened() == (
        NoticeAcknowledged(
            notice_id="n1",
            recipient="worker/W0001",
            case_id="c1",
            reference="BZ01",
            acknowledged_at=NOON,
        ),
    )


def test_reading_is_no_fact():
    notice = a_sent_notice()
    notice.saved()

    notice.read(NOON)

    assert notice.happened() == ()


def test_what_asks_for_no_confirmation_cannot_be_confirmed():
    notice = a_sent_notice(needs_ack=False)

    with pytest.raises(Conflict, match="不需要确认"):
        notice.acknowledge(NOON)


def test_an_id_follows_from_event_recipient_and_template_and_from_each_of_them():
    same = notice_id("e1", recipient="worker/W0001", template="case_assigned")

    assert same == notice_id("e1", recipient="worker/W0001", template="case_assigned")
    assert same != notice_id("e2", recipient="worker/W0001", template="case_assigned")
    assert same != notice_id("e1", recipient="worker/W0002", template="case_assigned")
    assert same != notice_id("e1", recipient="worker/W0001", template="clock_warned")


def test_the_newer_a_notice_the_smaller_its_place():
    older = a_notice(queued_at=NOON)
    newer = a_notice(queued_at=NOON.replace(microsecond=1000))

    assert newer.place < older.place


def test_two_notices_of_one_moment_have_two_places():
    assert a_notice(id="n1").place != a_notice(id="n2").place
