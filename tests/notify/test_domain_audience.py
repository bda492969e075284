import pytest

from services.notify.domain.audience import TABLE, audience
from services.notify.domain.row import the_applicant
from shared.events import CATALOGUE
from shared.events.grid import CaseAssigned, CaseUnassigned
from shared.events.intake import (
    CaseAccepted,
    CaseChecked,
    CaseClosed,
    CaseDecided,
    CaseRefused,
    CaseResolved,
    ClockOverdue,
    ClockWarned,
    HandlerNamed,
)
from shared.events.intake_applications import (
    ApplicationDeemedAccepted,
    ApplicationExtended,
    ApplicationWithdrawn,
    CorrectionDone,
    CorrectionLapsed,
    CorrectionRequested,
    SpecialProcedureEnded,
    SpecialProcedureStarted,
    WithdrawalRequested,
)
from shared.events.intake_appointments import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentMissed,
    AppointmentReminded,
)
from shared.events.intake_cards import (
    AppealDecided,
    CardAppealed,
    CardConfirmed,
    CardProposed,
    CardRevoked,
    SupervisionRepeated,
)
from shared.events.intake_exemption import ExemptionProposed
from shared.events.intake_organisation import ApprovalAwaited
from shared.events.intake_projects import MilestoneDue, MilestoneEvaluated, ProjectReviewed
from shared.events.intake_questions import AnswerPublished, QuestionAnswered
from shared.events.intake_results import (
    ApplicationRatingInvited,
    ApplicationRevoked,
    PledgeBroken,
    PledgeGiven,
    ResultDelivered,
    ResultReady,
)
from shared.events.intake_ruling import CaseReferred, CaseRuled
from tests.notify.builders import COMMUNITY, GRID, STREET, a_known_case, an_event

CARD = {"subject_kind": "staff", "subject_id": "W0001", "unit": COMMUNITY}
ROWS = [
    (CaseAccepted, {}, {("applicant/R1", "case_accepted", False)}),
    (HandlerNamed, {}, {("applicant/R1", "case_handler_named", False)}),
    (CaseResolved, {}, {("applicant/R1", "case_resolved", False)}),
    (CaseDecided, {}, {("applicant/R1", "case_decided", True)}),
    (CaseClosed, {}, {("applicant/R1", "case_closed", False)}),
    (CaseRefused, {}, {("applicant/R1", "case_refused", False)}),
    (CaseAssigned, {"worker_id": "W0001"}, {("worker/W0001", "case_assigned", True)}),
    (ClockWarned, {"worker_id": "W0001", "grid_code": GRID}, {("worker/W0001", "clock_warned", False)}),
    (ClockWarned, {"worker_id": None}, set()),
    (
        ClockOverdue,
        {"worker_id": "W0001", "grid_code": GRID},
        {("worker/W0001", "clock_overdue", False), (f"area/{GRID}", "clock_overdue", False)},
    ),
    (ClockOverdue, {"worker_id": None, "grid_code": None}, {("area/unplaced", "clock_overdue", False)}),
    (
        CaseUnassigned,
        {"grid_code": GRID, "community_code": COMMUNITY},
        {(f"area/{GRID}", "case_unassigned", False)},
    ),
    (
        CaseUnassigned,
        {"grid_code": None, "community_code": COMMUNITY},
        {(f"area/{COMMUNITY}", "case_unassigned", False)},
    ),
    (CaseChecked, {"worker_id": "W0001"}, {("worker/W0001", "case_sent_back", False)}),
    (CaseChecked, {"worker_id": None}, set()),
    (CaseRuled, {"worker_id": "W0001"}, {("worker/W0001", "case_sent_back", False)}),
    (CaseRuled, {"worker_id": None}, set()),
    (CaseReferred, {"grid_code": GRID}, {(f"leader/{STREET}", "case_referred", False)}),
    (ApprovalAwaited, {"grid_code": STREET}, {(f"leader/{STREET}", "approval_awaited", False)}),
    (CaseUnassigned, {}, {("area/unplaced", "case_unassigned", False)}),
    *(
        row
        for event, message in {
            AppointmentBooked: "appointment_booked",
            AppointmentReminded: "appointment_reminded",
            AppointmentCancelled: "appointment_cancelled",
            AppointmentMissed: "appointment_missed",
        }.items()
        for row in (
            (event, {"visitor_id": "R7"}, {("applicant/R7", message, False)}),
            (event, {"visitor_id": None}, set()),
        )
    ),
    (
        CardProposed,
        CARD | {"level": "L1"},
        {
            ("worker/W0001", "card_yellow", False),
            (f"area/{COMMUNITY}", "card_raised", False),
            (f"leader/{STREET}", "card_raised", False),
        },
    ),
    (
        CardProposed,
        CARD | {"level": "L2"},
        {
            ("worker/W0001", "card_red", False),
            (f"area/{COMMUNITY}", "supervision", False),
            (f"leader/{STREET}", "card_raised", False),
        },
    ),
    (
        CardProposed,
        CARD | {"level": "L4"},
        {
            ("worker/W0001", "card_red", False),
            (f"area/{COMMUNITY}", "card_raised", False),
            (f"leader/{STREET}", "card_raised", False),
            (f"committee/{STREET}", "card_raised", False),
        },
    ),
    (ExemptionProposed, {"grid_code": GRID}, {(f"area/{GRID}", "exemption_proposed", False)}),
    (SupervisionRepeated, CARD, {(f"area/{COMMUNITY}", "supervision_repeated", False)}),
    (CardConfirmed, CARD, {("worker/W0001", "card_confirmed", False)}),
    (
        CardConfirmed,
        CARD | {"subject_kind": "unit", "subject_id": COMMUNITY},
        {(f"area/{COMMUNITY}", "card_confirmed", False)},
    ),
    (CardAppealed, CARD, {(f"leader/{STREET}", "card_appealed", False)}),
    (AppealDecided, CARD, {("worker/W0001", "appeal_decided", False)}),
    (CardRevoked, CARD, {("worker/W0001", "card_revoked", False)}),
    *(
        (event, {"street": STREET}, {(f"area/{STREET}", message, False)})
        for event, message in {
            MilestoneDue: "milestone_due",
            MilestoneEvaluated: "milestone_evaluated",
            ProjectReviewed: "project_reviewed",
        }.items()
    ),
    (QuestionAnswered, {"applicant_id": "R2"}, {("applicant/R2", "question_answered", False)}),
    (QuestionAnswered, {"applicant_id": None}, set()),
    (AnswerPublished, {"applicant_id": "R2"}, {("applicant/R2", "answer_published", False)}),
    (AnswerPublished, {"applicant_id": None}, set()),
    (
        ApplicationDeemedAccepted,
        {"grid_code": GRID},
        {
            ("applicant/R1", "application_deemed_accepted", False),
            (f"area/{GRID}", "application_deemed_accepted", False),
        },
    ),
    (CorrectionRequested, {}, {("applicant/R1", "correction_requested", True)}),
    (
        CorrectionLapsed,
        {"grid_code": GRID},
        {("applicant/R1", "correction_lapsed", False), (f"area/{GRID}", "correction_lapsed", False)},
    ),
    (CorrectionDone, {}, {("applicant/R1", "correction_done", False)}),
    *(
        (ClockWarned, {"clock": clock}, {("applicant/R1", "correction_expiring", False)})
        for clock in ("supply", "tolerance")
    ),
    (SpecialProcedureStarted, {}, {("applicant/R1", "special_procedure_started", True)}),
    (SpecialProcedureEnded, {}, {("applicant/R1", "special_procedure_ended", False)}),
    (ApplicationExtended, {}, {("applicant/R1", "application_extended", True)}),
    (WithdrawalRequested, {}, {("applicant/R1", "withdrawal_requested", False)}),
    (ApplicationWithdrawn, {}, {("applicant/R1", "application_withdrawn", False)}),
    (PledgeGiven, {}, {("applicant/R1", "pledge_given", False)}),
    (
        PledgeBroken,
        {"grid_code": GRID},
        {("applicant/R1", "pledge_broken", False), (f"area/{GRID}", "pledge_broken", False)},
    ),
    (ApplicationRevoked, {}, {("applicant/R1", "application_revoked", True)}),
    (ResultReady, {}, {("applicant/R1", "result_ready", False)}),
    (ResultDelivered, {}, {("applicant/R1", "result_delivered", False)}),
    (ApplicationRatingInvited, {}, {("applicant/R1", "application_rating_invited", False)}),
]


OF_THE_APPLICANT = sorted(
    (row.event for row in TABLE if row.reader is the_applicant), key=lambda kind: kind.name
)
OF_NOBODY = sorted(name for name, kind in CATALOGUE.items() if kind not in {row.event for row in TABLE})


@pytest.mark.parametrize(("kind", "told", "expected"), ROWS)
def test_an_event_reaches_its_audience_and_nobody_else(kind, told, expected):
    found = audience(an_event(kind, **told), a_known_case(applicant_id="R1"))

    assert {(telling.recipient, telling.message, telling.needs_ack) for telling in found} == expected
    assert len(found) == len(expected)


def test_every_row_of_the_table_is_tried_here():
    assert {row.event for row in TABLE} == {kind for kind, _, _ in ROWS}


@pytest.mark.parametrize("kind", OF_THE_APPLICANT)
def test_an_applicant_whom_nobody_knows_is_told_nothing(kind):
    told = audience(an_event(kind), a_known_case(applicant_id=None))

    assert not [each for each in told if each.recipient.startswith("applicant/")]


@pytest.mark.parametrize("name", OF_NOBODY)
def test_of_everything_else_nobody_is_told(name):
    assert audience(an_event(CATALOGUE[name]), a_known_case()) == ()
