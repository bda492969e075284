"""The applicant answers a notice himself: he sends, he does not judge; the window looks at it."""

from dataclasses import replace

import pytest

from services.intake.domain.applications.state import ApplicationState as S
from services.intake.domain.clocks.ringing import ring
from services.intake.domain.menu.material import Paper
from shared.events.intake_applications import CorrectionLapsed, MaterialsHandedIn, MaterialsSupplied
from shared.kernel.errors import Invalid
from tests.intake.applications.test_correction import (
    GUIDE,
    LONG_AFTER,
    TWO_WRONG,
    Condition,
    accepted,
    ask,
    kept,
    supply,
    told,
)
from tests.intake.builders import LATER, PLAIN, RESIDENT, an_attachment, local

NEXT_DAY = local("2026-11-24 10:00")
MET = Condition(name="户籍在本街道", remedy="请提供居住证明")


def asked(finding=TWO_WRONG):
    application = ask(accepted(), finding)
    application.attachments = tuple(map(an_attachment, ("scan-1", "scan-2")))
    return application


def hand_in(application, at=LATER, **papers):
    application.hand_in(papers, by=RESIDENT, at=at, calendar=PLAIN)


def test_what_he_sends_is_kept_and_settles_nothing():
    application = asked()

    hand_in(application, form="scan-1")

    [notice] = application.notices
    assert [(line.handed_in, line.settled_at) for line in notice.lines] == [("scan-1", None), (None, None)]
    assert (application.state, application.presented.papers["form"]) == (S.CORRECTING, Paper.EXPIRED)
    assert told(application, MaterialsHandedIn)[0].left == 1
    assert "supply" in application.due


def test_with_the_last_of_it_his_time_stops_however_late_somebody_looks():
    application = asked()
    hand_in(application, form="scan-1")
    hand_in(application, proof="scan-2")

    ring(application, now=LONG_AFTER, calendar=PLAIN)

    assert told(application, CorrectionLapsed) == []
    assert not application.has_lapsed
    supply(application, "form", "proof", at=LONG_AFTER)
    assert application.state is S.ACCEPTED


def test_what_he_cannot_send_is_his_still():
    application = asked(replace(TWO_WRONG, conditions=(MET,)))

    hand_in(application, form="scan-1", proof="scan-2")

    assert told(application, MaterialsHandedIn)[0].left == 1
    assert "supply" in application.due


def test_what_is_found_wanting_he_brings_anew_in_a_new_time():
    application = asked()
    hand_in(application, form="scan-1", proof="scan-2")

    supply(application, "form", found=Paper.ILLEGIBLE, at=NEXT_DAY)

    [notice] = application.notices
    assert [line.handed_in for line in notice.lines] == [None, "scan-2"]
    assert application.due["supply"] == notice.due == local("2026-12-15 17:00")
    [fact] = told(application, MaterialsSupplied)
    assert (fact.left, fact.due) == (2, notice.due)


def test_what_is_found_in_order_leaves_the_rest_where_it_is():
    application = asked()
    hand_in(application, form="scan-1", proof="scan-2")

    supply(application, "form", at=NEXT_DAY)

    assert "supply" not in application.due
    assert [line.handed_in for line in application.notices[0].lines] == [None, "scan-2"]


@pytest.mark.parametrize(
    "papers",
    [
        {"identity_card": "scan-1"},
        {"condition-1": "scan-1"},
        {"applicant": "scan-1"},
        {"form": "photo-1"},
    ],
    ids=["not asked for", "no paper", "not himself", "no attachment of the case"],
)
def test_anything_else_is_refused_and_changes_nothing(papers):
    application = asked(replace(TWO_WRONG, conditions=(MET,)))
    before = kept(application)

    with pytest.raises(Invalid):
        hand_in(application, **papers)
    assert kept(application) == before


def test_what_is_settled_is_not_sent_again():
    application = asked()
    supply(application, "form")

    with pytest.raises(Invalid):
        hand_in(application, form="scan-1")


def test_the_guide_asks_for_both():
    assert {each.code for each in GUIDE.materials} >= {"form", "proof"}
