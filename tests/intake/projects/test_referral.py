"""The way of a need that was referred: what comes back is a code."""

from dataclasses import replace

import pytest

from services.intake.domain.projects.referral import (
    MOST_SERVICES,
    Declined,
    Outcome,
    ReferralState,
    Service,
    ServiceRecord,
)
from shared.kernel.errors import Conflict
from tests.intake.builders import LATER
from tests.intake.projects.builders import SOCIAL_WORKER, a_referral_in

S = ReferralState
RECORD = ServiceRecord(service=Service.HOME_VISIT, on=LATER.date(), minutes=60, by=SOCIAL_WORKER.id)
ACTIONS = {
    "accept": (lambda it: it.accept(at=LATER), S.REFERRED),
    "decline": (lambda it: it.decline(Declined.NO_CAPACITY, at=LATER), S.REFERRED),
    "serve": (lambda it: it.serve(RECORD, at=LATER), S.ACCEPTED),
    "end": (lambda it: it.end(Outcome.PARTLY_MET, at=LATER), S.ACCEPTED),
    "rate": (lambda it: it.rate(5, at=LATER), S.ENDED),
}


def refused(referral, act):
    before = (replace(referral), referral.happened())
    with pytest.raises(Conflict):
        act(referral)
    assert (replace(referral), referral.happened()) == before


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("action", ACTIONS)
def test_every_action_in_every_state_is_allowed_or_refused_and_changes_nothing(action, state):
    act, allowed = ACTIONS[action]
    referral = a_referral_in(state)
    facts = len(referral.happened())

    if state is allowed:
        act(referral)
        assert len(referral.happened()) == facts + 1
    else:
        refused(referral, act)


def test_a_household_rates_once():
    referral = a_referral_in(S.ENDED)
    referral.rate(4, at=LATER)

    refused(referral, lambda it: it.rate(5, at=LATER))


def test_service_records_are_bounded():
    referral = a_referral_in(S.ACCEPTED)
    referral.services = (RECORD,) * MOST_SERVICES

    refused(referral, lambda it: it.serve(RECORD, at=LATER))


def test_the_outcome_goes_back_with_ids_and_codes_and_nothing_else():
    referral = a_referral_in(S.ACCEPTED)
    referral.serve(RECORD, at=LATER)
    referral.end(Outcome.MET, at=LATER)
    told = vars(referral.happened()[-1])

    assert told == {
        "referral_id": referral.id,
        "project_id": referral.project_id,
        "household_id": "H00000017",
        "need": "elder_care",
        "outcome": "met",
        "services": 1,
        "ended_at": LATER,
    }
