"""The way of an application: what may follow what, and who may decide."""

import pytest

from services.intake.domain.applications.application import Application, ApplicationState
from services.intake.domain.applications.decision import Decision
from services.intake.domain.applications.presented import Presented
from services.intake.domain.clocks.clock_kind import ClockKind
from services.intake.domain.menu.material import ApplicantKind, Paper
from services.intake.domain.menu.menu import Handling
from shared.events.intake import CaseAccepted, CaseDecided, CaseRegistered, CaseSigned, HandlerNamed
from shared.kernel.errors import Conflict, Invalid, NotAllowed
from shared.plumbing.documents import from_document, to_document
from tests.intake.builders import (
    CLERK,
    HEAD,
    LATER,
    MONDAY,
    ONE_DAY,
    PLAIN,
    REVIEWER,
    STRANGER,
    WORKER,
    a_caller,
    a_handler,
    an_application,
    an_application_in,
    local,
)
from tests.intake.menu_builders import a_guide, a_material, an_item, stated

S = ApplicationState


def accept(application, item=None, by=CLERK):
    application.accept(item or an_item(), by=by, at=LATER, calendar=PLAIN)


def assign(application):
    application.assign(a_handler(worker_id="W0005", assignment=2), sign=ONE_DAY, at=LATER, calendar=PLAIN)


def sign(by=WORKER):
    return lambda application: application.sign(by, at=LATER, calendar=PLAIN)


def decide(decision=Decision.GRANTED, reasons="", by=REVIEWER):
    return lambda application: application.decide(decision, reasons=reasons, by=by, at=LATER, calendar=PLAIN)


ACTIONS = {
    "accept": accept,
    "assign": assign,
    "sign": sign(),
    "grant": decide(),
    "decline": decide(Decision.DECLINED, "不符合条件"),
}
ALLOWED = {
    (S.RECEIVED, "accept"): (S.ACCEPTED, CaseAccepted),
    (S.ACCEPTED, "assign"): (S.ACCEPTED, HandlerNamed),
    (S.IN_STEP, "grant"): (S.GRANTED, CaseDecided),
    (S.IN_STEP, "decline"): (S.DECLINED, CaseDecided),
}
REFUSED = [(state, action) for state in S for action in ACTIONS if (state, action) not in ALLOWED]


def kept(application):
    """All that a database could know of it, and the facts that are not saved yet."""
    return to_document(application), application.happened()


def named(application):
    application.assign(a_handler(), sign=ONE_DAY, at=MONDAY, calendar=PLAIN)
    return application


def test_every_state_can_be_reached():
    assert [an_application_in(state).state for state in S] == list(S)


@pytest.mark.parametrize(("state", "action"), ALLOWED, ids=str)
def test_a_step_leads_to_one_state_and_tells_one_fact(state, action):
    application = an_application_in(state)
    before = application.happened()

    ACTIONS[action](application)

    reached, fact = ALLOWED[state, action]
    told = [type(each) for each in application.happened()[len(before) :]]
    assert (application.state, told) == (reached, [fact])
    assert application.history[-1].at == LATER


def test_signing_begins_the_work():
    application = named(an_application_in(S.ACCEPTED))

    sign()(application)

    assert application.state is S.IN_STEP
    assert isinstance(application.happened()[-1], CaseSigned)
    assert ClockKind.SIGN not in {clock.kind for clock in application.clocks.running}


@pytest.mark.parametrize(
    ("state", "action"), [each for each in REFUSED if each != (S.ACCEPTED, "sign")], ids=str
)
def test_any_other_step_is_refused_and_changes_nothing(state, action):
    application = an_application_in(state)
    before = kept(application)

    with pytest.raises(Conflict):
        ACTIONS[action](application)
    assert kept(application) == before


@pytest.mark.parametrize("by", [WORKER, STRANGER], ids=["nobody is named yet", "another is named"])
def test_nobody_signs_what_is_not_his(by):
    application = an_application_in(S.ACCEPTED)
    if by is STRANGER:
        named(application)
    before = kept(application)

    with pytest.raises(NotAllowed):
        sign(by)(application)
    assert kept(application) == before


def test_receiving_starts_no_clock():
    application = an_application_in(S.RECEIVED)

    assert [type(fact) for fact in application.happened()] == [CaseRegistered]
    assert (list(application.clocks), application.due, application.next_ring) == ([], {}, None)


def test_the_clocks_run_from_acceptance_by_the_limits_of_its_item():
    application = an_application_in(S.RECEIVED)

    accept(application, an_item(guide=a_guide(promise=stated(5), legal=stated(20))))

    fact = application.happened()[-1]
    assert (fact.promised_due, fact.legal_due) == (local("2026-11-30 17:00"), local("2026-12-21 17:00"))
    assert {clock.started_at for clock in application.clocks} == {LATER}


def test_all_that_is_missing_is_said_at_once():
    guide = a_guide(materials=(a_material("identity_card"), a_material("form"), a_material("proof")))
    brought = Presented(
        by=ApplicantKind.SELF, papers={"form": Paper.EXPIRED, "identity_card": Paper.ILLEGIBLE}
    )
    application = an_application(presented=brought)
    application.register()
    before = kept(application)

    with pytest.raises(Conflict) as refusal:
        accept(application, an_item(guide=guide))

    assert refusal.value.fields == {
        "identity_card": ["请重新提交清晰的材料 identity_card"],
        "form": ["请提交有效期内的材料 form"],
        "proof": ["请补交材料 proof"],
    }
    assert kept(application) == before


@pytest.mark.parametrize(
    "by",
    [
        CLERK,
        WORKER,
        HEAD,
        a_caller("C0002", "clerk", "340102998"),
    ],
    ids=["who received it", "the handler", "who signed in his place", "who accepted it"],
)
def test_nobody_decides_on_what_he_had_in_hand(by):
    application = an_application_in(S.RECEIVED)
    accept(application, by=a_caller("C0002", "clerk", "340102998"))
    sign(HEAD)(named(application))
    before = kept(application)

    with pytest.raises(Conflict):
        decide(by=by)(application)
    assert kept(application) == before


class TestOnTheSpot:
    """What is handled at once (即办) is decided where it is accepted, on the same day."""

    def at_once(self, state):
        item = an_item(guide=a_guide(handling=Handling.AT_ONCE, promise=stated(0), legal=None))
        application = an_application(handling=item.guide.handling)
        application.register()
        accept(application, item)
        if state is S.IN_STEP:
            sign()(named(application))
        return application

    @pytest.mark.parametrize("state", [S.ACCEPTED, S.IN_STEP])
    @pytest.mark.parametrize("by", [CLERK, REVIEWER])
    def test_whoever_accepted_it_may_decide(self, state, by):
        application = self.at_once(state)
        assert application.due["promised"] == local("2026-11-23 17:00")

        decide(by=by)(application)

        assert (application.state, application.clocks.running) == (S.GRANTED, ())

    def test_declining_needs_reasons_there_too(self):
        with pytest.raises(Invalid):
            decide(Decision.DECLINED, by=CLERK)(self.at_once(S.ACCEPTED))


def test_declining_needs_reasons():
    application = an_application_in(S.IN_STEP)
    before = kept(application)

    with pytest.raises(Invalid) as refusal:
        decide(Decision.DECLINED)(application)

    assert set(refusal.value.fields) == {"reasons"}
    assert kept(application) == before


@pytest.mark.parametrize("decision", Decision)
def test_the_decision_stops_every_clock(decision):
    application = an_application_in(S.IN_STEP)

    decide(decision, "不符合条件")(application)

    assert application.happened()[-1] == CaseDecided(
        case_id=application.id, outcome=decision, decided_by=REVIEWER.id, decided_at=LATER
    )
    assert (application.clocks.running, application.due, application.next_ring) == ((), {}, None)


def test_a_handler_may_be_exchanged_until_he_has_signed_and_the_promise_stays():
    application = named(an_application_in(S.ACCEPTED))
    due = dict(application.due)

    assign(application)

    assert application.handler.worker_id == "W0005"
    assert {kind: application.due[kind] for kind in ("legal", "promised")} == {
        kind: due[kind] for kind in ("legal", "promised")
    }


def test_an_application_can_be_kept_in_every_state():
    for state in S:
        application = an_application_in(state)
        assert from_document(Application, to_document(application)) == application
