"""A bad rating of an application is made good, and somebody else asks about it (domain reference §1.6)."""

import pytest

from services.intake.domain.applications.state import ApplicationState
from services.intake.domain.cases.redress import Redress
from services.intake.domain.cases.script import CallResult, VisitChannel
from services.intake.domain.clocks.ringing import ring
from shared.events.intake import ClockOverdue
from shared.events.intake_rating import RatingRectified, RedressEnded
from shared.events.intake_results import ApplicationRated
from shared.kernel.errors import Conflict, NotAllowed
from shared.plumbing.documents import to_document
from tests.intake.applications.ways import released
from tests.intake.builders import (
    CLERK,
    CONTENT,
    DISCONTENT,
    GRID,
    HEAD,
    LATER,
    LEADER,
    MONDAY,
    PLAIN,
    RESIDENT,
    STRANGER,
    WORKER,
    a_caller,
    an_application_badly_rated,
    an_application_in,
    local,
)

S = ApplicationState
NOW = {"at": LATER, "calendar": PLAIN}
LONG_AFTER = local("2027-03-01 10:00")


def rectified(by=WORKER):
    application = an_application_badly_rated()
    application.contact_rater("已致歉", by=by, **NOW)
    application.rectify("已补发", by=by, **NOW)
    return application


def call_back(application, script=CONTENT, by=HEAD):
    application.call_rater_back(script, channel=VisitChannel.PHONE, by=by, **NOW)


def told(application, kind):
    return [each for each in application.happened() if isinstance(each, kind)]


def kept(application):
    return to_document(application), application.happened()


def running(application):
    return {each.kind for each in application.clocks.running}


@pytest.mark.parametrize(("score", "bad"), [(5, False), (4, False), (3, False), (2, True), (1, True)])
def test_the_last_two_levels_are_bad_and_named_so(score, bad):
    application = an_application_in(S.DELIVERED)

    application.rate(score, scale=1, by=RESIDENT, **NOW)

    [fact] = told(application, ApplicationRated)
    assert (fact.is_bad, fact.grid_code) == (bad, GRID)
    assert fact.worker_id == (WORKER.id if bad else None)
    assert application.redress is (Redress.OPEN if bad else Redress.NONE)


def test_there_is_one_working_day_to_speak_with_him_and_five_to_make_it_good():
    application = an_application_badly_rated()

    assert application.due == {
        "contact": local("2026-11-24 17:00"),
        "step": local("2026-11-30 17:00"),
    }
    assert told(application, ApplicationRated)[0].due == application.due["step"]


def test_who_does_nothing_is_late_twice_and_a_card_follows_from_each():
    application = an_application_badly_rated()

    ring(application, now=LONG_AFTER, calendar=PLAIN)

    assert [fact.clock for fact in told(application, ClockOverdue)] == ["contact", "step"]
    assert application.redress is Redress.OPEN


def test_two_working_days_later_somebody_asks_him_again():
    application = rectified()

    assert application.due == {"callback": local("2026-11-25 17:00")}
    assert told(application, RatingRectified)[0].due == application.due["callback"]


def test_nothing_is_made_good_before_he_was_spoken_with():
    application = an_application_badly_rated()
    before = kept(application)

    with pytest.raises(Conflict):
        application.rectify("已补发", by=WORKER, **NOW)
    assert kept(application) == before


@pytest.mark.parametrize("by", [CLERK, WORKER], ids=["who received it", "who made it good"])
def test_whoever_handled_it_does_not_ask_himself(by):
    application = rectified()
    before = kept(application)

    with pytest.raises(Conflict):
        call_back(application, by=by)
    assert kept(application) == before


def test_who_has_made_it_good_counts_as_who_handled_it():
    another = a_caller("C0009", "clerk", "340102998")
    application = rectified(by=another)

    with pytest.raises(Conflict):
        call_back(application, by=another)


def test_another_grid_has_no_part_in_it():
    with pytest.raises(NotAllowed):
        an_application_badly_rated().contact_rater("已致歉", by=STRANGER, **NOW)


@pytest.mark.parametrize(("script", "how"), [(CONTENT, Redress.MADE_GOOD), (DISCONTENT, Redress.IN_VAIN)])
def test_what_he_says_then_ends_it(script, how):
    application = rectified()

    call_back(application, script)

    assert (application.state, application.redress, application.due) == (S.RATED, how, {})
    assert [fact.how for fact in told(application, RedressEnded)] == [how]
    assert [each.of for each in application.redress_visits] == [1]


def test_so_do_three_tries_on_two_days():
    application = rectified()
    for at in ("2026-11-23 15:30", "2026-11-23 16:00", "2026-11-24 10:00"):
        assert application.redress is Redress.RECTIFIED
        application.miss_rater(
            CallResult.NO_ANSWER, channel=VisitChannel.PHONE, by=HEAD, at=local(at), calendar=PLAIN
        )

    assert application.redress is Redress.UNREACHED


@pytest.mark.parametrize("ready", [an_application_badly_rated, rectified])
def test_it_is_not_put_away_before(ready):
    application = ready()
    before = kept(application)

    with pytest.raises(Conflict, match="差评"):
        application.archive(by=CLERK, **NOW)
    assert kept(application) == before


def test_but_after_it():
    application = rectified()
    call_back(application, DISCONTENT)

    application.archive(by=CLERK, **NOW)

    assert application.state is S.ARCHIVED


class TestWhatIsRevokedMeanwhile:
    def test_was_handled_badly_all_the_same(self):
        application = an_application_badly_rated()

        application.revoke("行政许可法第六十九条", "材料不实", by=LEADER, **NOW)

        assert running(application) == {"contact", "step"}
        application.contact_rater("已致歉", by=WORKER, **NOW)
        application.rectify("已说明", by=WORKER, **NOW)
        call_back(application)
        assert (application.state, application.redress) == (S.REVOKED, Redress.MADE_GOOD)

    def test_also_by_itself(self):
        application = released(S.DELIVERED)
        application.rate(1, scale=1, by=RESIDENT, at=MONDAY, calendar=PLAIN)

        ring(application, now=local("2026-11-27 18:00"), calendar=PLAIN)

        assert application.state is S.REVOKED
        assert running(application) >= {"step"}

    def test_with_a_good_rating_nothing_runs_on(self):
        application = an_application_in(S.RATED)

        application.revoke("行政许可法第六十九条", "材料不实", by=LEADER, **NOW)

        assert running(application) == set()
