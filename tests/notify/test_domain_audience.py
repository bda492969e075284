import pytest

from services.notify.domain.audience import TABLE, audience
from services.notify.domain.known_case import introduced_by
from services.notify.domain.row import the_agent_of_the_case, the_applicant
from shared.events import CATALOGUE
from shared.events.grid import (
    CaseAssigned,
    CaseCovered,
    CaseLeftUnsigned,
    CaseUnassigned,
    HandoverMade,
    HandoverReturned,
)
from shared.events.grid_cards import ServiceCardEnded, ServiceCardIssued
from shared.events.intake import (
    CaseAccepted,
    CaseChecked,
    CaseClosed,
    CaseDecided,
    CaseRefused,
    CaseRegistered,
    CaseResolved,
    ClockOverdue,
    ClockWarned,
    HandlerNamed,
)
from shared.events.intake_agency import (
    AgencyClockOverdue,
    AgencyClockWarned,
    AgencyRequested,
    AgencyResumed,
    AgencySubmitted,
    AgencySuspended,
    AgencyTerminated,
    AgentNamed,
    CaseAgencyChanged,
    HomeVisitBooked,
    HomeVisitReminded,
    PapersMoved,
    ResultCollected,
    ResultHandedOver,
)
from shared.events.intake_applications import (
    ApplicationDeemedAccepted,
    ApplicationExtended,
    ApplicationWithdrawn,
    CorrectionDone,
    CorrectionLapsed,
    CorrectionRequested,
    MaterialsHandedIn,
    MaterialsSupplied,
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
from shared.events.intake_contacts import ContactOverdue, ContactWarned
from shared.events.intake_ending import CaseReopened, CaseVoided, CaseWithdrawn
from shared.events.intake_exemption import ExemptionProposed
from shared.events.intake_extension import (
    ExtensionAsked,
    ExtensionGranted,
    ExtensionLapsed,
    ExtensionRefused,
)
from shared.events.intake_flags import CaseFlagged, CaseUnflagged
from shared.events.intake_handling import ReworkLed, ReworkOrdered, UnitCalledIn
from shared.events.intake_merging import CaseMerged, CaseUnmerged, ResultShared
from shared.events.intake_organisation import ApprovalAwaited
from shared.events.intake_projects import MilestoneDue, MilestoneEvaluated, ProjectReviewed
from shared.events.intake_questions import AnswerPublished, QuestionAnswered
from shared.events.intake_rating import CaseRated, RatingInvited, RatingRectified, RedressEnded
from shared.events.intake_results import (
    ApplicationRated,
    ApplicationRatingInvited,
    ApplicationRevoked,
    PledgeBroken,
    PledgeGiven,
    ResultDelivered,
    ResultReady,
)
from shared.events.intake_returning import CaseReturned, ReturnAsked, ReturnRefused
from shared.events.intake_ruling import CaseReferred, CaseRuled
from shared.events.intake_supervision import (
    CaseInstructed,
    CaseSupervised,
    CaseUrged,
    SupervisionAnswered,
    SupervisionCancelled,
)
from shared.events.intake_suspension import CaseResumed, CaseSuspended, SuspensionReviewDue
from shared.events.intake_transfer import CaseHandedOut
from shared.events.intake_waiting import AppointmentLapsed, CasePaused, PauseAsked, PauseEnded, PauseRefused
from tests.notify.builders import COMMUNITY, GRID, STREET, a_known_case, an_event
from tests.notify.grid_rows import GRID_ROWS

CARD = {"subject_kind": "staff", "subject_id": "W0001", "unit": COMMUNITY}
BY_HIM = {"worker_id": "W0001"}
ROWS = [
    (CaseAccepted, {"deemed": False}, {("applicant/R1", "case_accepted", False)}),
    (CaseAccepted, {"deemed": True}, set()),
    (HandlerNamed, {}, {("applicant/R1", "case_handler_named", False)}),
    (CaseResolved, {}, {("applicant/R1", "case_resolved", False)}),
    (CaseDecided, {}, {("applicant/R1", "case_decided", True)}),
    (CaseClosed, {}, {("applicant/R1", "case_closed", False)}),
    (CaseRefused, {}, {("applicant/R1", "case_refused", False)}),
    (CaseAssigned, {"worker_id": "W0001"}, {("worker/W0001", "case_assigned", True)}),
    (CaseAssigned, {"worker_id": "W0001", "reason": "handed_over"}, set()),
    (CaseAssigned, {"worker_id": "W0001", "reason": "handed_back"}, set()),
    (ServiceCardIssued, {"worker_id": "W0001"}, {("worker/W0001", "service_card_issued", False)}),
    (ServiceCardEnded, {"worker_id": "W0001"}, {("worker/W0001", "service_card_ended", False)}),
    (HandoverMade, {"to_id": "W0002", "auto": False}, {("worker/W0002", "handover_made", False)}),
    (HandoverReturned, {"from_id": "W0001"}, {("worker/W0001", "handover_returned", False)}),
    (CaseCovered, {"worker_id": "W0001"}, {("worker/W0001", "case_covered", False)}),
    (CaseLeftUnsigned, {"grid_code": GRID}, {(f"area/{GRID}", "case_left_unsigned", False)}),
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
    *(
        (
            ApprovalAwaited,
            {"grid_code": code},
            {(f"area/{STREET}", "approval_awaited", False), (f"leader/{STREET}", "approval_awaited", False)},
        )
        for code in (STREET, COMMUNITY, GRID)
    ),
    (ContactWarned, {"asked_staff": "C0001", "area": GRID}, {("worker/C0001", "contact_warned", False)}),
    (
        ContactOverdue,
        {"asked_staff": "C0001", "area": GRID},
        {("worker/C0001", "contact_overdue", False), (f"area/{GRID}", "contact_overdue", False)},
    ),
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
    (
        MaterialsHandedIn,
        {"worker_id": "W0001", "grid_code": GRID},
        {("worker/W0001", "materials_handed_in", False), (f"area/{GRID}", "materials_handed_in", False)},
    ),
    (MaterialsSupplied, {"left": 1}, {("applicant/R1", "materials_left", False)}),
    (MaterialsSupplied, {"left": 0}, set()),
    (
        ApplicationRated,
        {"worker_id": "W0001", "grid_code": GRID, "is_bad": True},
        {
            ("worker/W0001", "application_bad_rating", False),
            (f"area/{GRID}", "application_bad_rating", False),
        },
    ),
    (ApplicationRated, {"worker_id": None, "grid_code": GRID, "is_bad": False}, set()),
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
    (ResultShared, {}, {("applicant/R1", "case_resolved", False)}),
    (ReworkOrdered, {"grid_code": GRID}, {(f"area/{GRID}", "rework_ordered", False)}),
    (ReworkLed, BY_HIM, {("worker/W0001", "rework_led", False)}),
    (UnitCalledIn, {"grid_code": GRID}, {(f"area/{GRID}", "unit_called_in", False)}),
    (ReturnAsked, {"grid_code": GRID}, {(f"area/{GRID}", "return_asked", False)}),
    (CaseReturned, BY_HIM, {("worker/W0001", "return_granted", False)}),
    (ReturnRefused, BY_HIM, {("worker/W0001", "return_refused", False)}),
    (CaseHandedOut, {}, {("applicant/R1", "case_handed_out", False)}),
    (ExtensionAsked, {"grid_code": GRID}, {(f"area/{GRID}", "extension_asked", False)}),
    (
        ExtensionGranted,
        BY_HIM,
        {("applicant/R1", "extension_granted", True), ("worker/W0001", "extension_approved", False)},
    ),
    (ExtensionRefused, BY_HIM, {("worker/W0001", "extension_refused", False)}),
    (ExtensionLapsed, BY_HIM, {("worker/W0001", "extension_lapsed", False)}),
    (CaseSuspended, {}, {("applicant/R1", "case_suspended", False)}),
    (CaseResumed, BY_HIM, {("applicant/R1", "case_resumed", False), ("worker/W0001", "case_resumed", False)}),
    (SuspensionReviewDue, {"grid_code": GRID}, {(f"area/{GRID}", "suspension_review_due", False)}),
    (CaseSupervised, BY_HIM, {("worker/W0001", "case_supervised", True)}),
    (SupervisionAnswered, {"supervised_by": "L1"}, {("worker/L1", "supervision_answered", False)}),
    (SupervisionCancelled, BY_HIM, {("worker/W0001", "supervision_cancelled", False)}),
    (CaseInstructed, BY_HIM, {("worker/W0001", "case_instructed", False)}),
    (CaseFlagged, BY_HIM, {("worker/W0001", "case_flagged", False)}),
    (CaseUnflagged, BY_HIM, {("worker/W0001", "case_unflagged", False)}),
    (CaseUrged, BY_HIM, {("worker/W0001", "case_urged", False)}),
    (
        CaseReopened,
        {"worker_id": "W0001", "grid_code": GRID},
        {("worker/W0001", "case_reopened", True), (f"area/{GRID}", "case_reopened", False)},
    ),
    (CaseReopened, {"worker_id": None, "grid_code": GRID}, {(f"area/{GRID}", "case_reopened", False)}),
    (RatingInvited, {}, {("applicant/R1", "rating_invited", False)}),
    (
        CaseRated,
        {"worker_id": "W0001", "grid_code": GRID, "is_bad": True},
        {("worker/W0001", "bad_rating", False), (f"area/{GRID}", "bad_rating", False)},
    ),
    (CaseRated, {"worker_id": None, "grid_code": GRID, "is_bad": False}, set()),
    (RatingRectified, {"grid_code": GRID}, {(f"area/{GRID}", "bad_rating_callback", False)}),
    (
        RedressEnded,
        {"grid_code": GRID, "how": "in_vain"},
        {(f"leader/{STREET}", "redress_in_vain", False)},
    ),
    (RedressEnded, {"grid_code": GRID, "how": "made_good"}, set()),
    (CaseMerged, {}, {("applicant/R1", "case_merged", False)}),
    (CaseUnmerged, {}, {("applicant/R1", "case_unmerged", False)}),
    (AppointmentLapsed, {}, {("applicant/R1", "appointment_lapsed", False)}),
    (PauseAsked, {"grid_code": GRID}, {(f"area/{STREET}", "pause_asked", False)}),
    (PauseRefused, BY_HIM, {("worker/W0001", "pause_refused", False)}),
    (CasePaused, BY_HIM, {("applicant/R1", "case_paused", True), ("worker/W0001", "case_paused", False)}),
    (PauseEnded, BY_HIM, {("applicant/R1", "pause_ended", False), ("worker/W0001", "pause_ended", False)}),
    (CaseWithdrawn, BY_HIM, {("worker/W0001", "case_withdrawn", False)}),
    (CaseVoided, BY_HIM, {("worker/W0001", "case_voided", False), ("applicant/R1", "case_voided", False)}),
]


BOTH = {
    HomeVisitBooked: "home_visit_booked",
    HomeVisitReminded: "home_visit_reminded",
    AgencySuspended: "agency_suspended",
    AgencyTerminated: "agency_terminated",
    AgentNamed: "agent_named",
}
THE_PRINCIPAL = {
    PapersMoved: "papers_moved",
    AgencySubmitted: "agency_submitted",
    AgencyResumed: "agency_resumed",
    ResultCollected: "result_collected",
    ResultHandedOver: "result_handed_over",
}
THE_OFFICE = {AgencyClockWarned: "agency_clock_warned", AgencyClockOverdue: "agency_clock_overdue"}
ALL_KNOWN = {"principal_id": "R7", "agent_id": "W0001", "grid_code": GRID}
ROWS += [
    (AgencyRequested, ALL_KNOWN, {(f"area/{GRID}", "agency_requested", False)}),
    *((kind, ALL_KNOWN | {"principal_id": None, "agent_id": None}, set()) for kind in BOTH | THE_PRINCIPAL),
]
for who, messages in (
    (("applicant/R7", "worker/W0001"), BOTH),
    (("applicant/R7",), THE_PRINCIPAL),
    (("worker/W0001", f"area/{GRID}"), THE_OFFICE),
):
    ROWS += [(kind, ALL_KNOWN, {(one, said, False) for one in who}) for kind, said in messages.items()]

ROWS += GRID_ROWS


OF_THE_APPLICANT = sorted(
    (row.event for row in TABLE if row.reader is the_applicant), key=lambda kind: kind.name
)
OF_THE_AGENT = sorted(
    (row.event for row in TABLE if row.reader is the_agent_of_the_case), key=lambda kind: kind.name
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


SO_THAT = {CaseAccepted: {"deemed": False}}
# What somebody who wants no reply is told all the same, said a second time on purpose: that it was taken on,
# what he has to do, and what has an effect in law (domain reference §1.9).
ALL_THE_SAME = {
    CaseAccepted,
    CaseRefused,
    CaseDecided,
    CaseVoided,
    ExtensionGranted,
    ApplicationDeemedAccepted,
    ApplicationExtended,
    ApplicationRevoked,
    ApplicationWithdrawn,
    CorrectionRequested,
    CorrectionLapsed,
    CorrectionDone,
    MaterialsSupplied,
    SpecialProcedureStarted,
    WithdrawalRequested,
    AppointmentLapsed,
    CasePaused,
    PledgeGiven,
    PledgeBroken,
    ResultReady,
    ResultDelivered,
}


@pytest.mark.parametrize("kind", OF_THE_APPLICANT)
def test_who_wants_no_reply_is_spared_what_only_says_how_it_goes(kind):
    event = an_event(kind, **SO_THAT.get(kind, {}))
    told = audience(event, a_known_case(applicant_id="R1", agent_id="W7", wants_reply=False))

    his = {each.recipient for each in told} & {"applicant/R1", "worker/W7"}
    assert bool(his) is (kind in ALL_THE_SAME)


def test_who_wants_no_reply_keeps_all_others_informed():
    told = audience(an_event(CaseResumed, worker_id="W0001"), a_known_case(wants_reply=False))

    assert [each.recipient for each in told] == ["worker/W0001"]


def test_what_he_owes_he_is_told_whatever_he_wants():
    told = audience(an_event(ClockWarned, clock="supply"), a_known_case(wants_reply=False))

    assert "applicant/R1" in {each.recipient for each in told}


@pytest.mark.parametrize("kind", OF_THE_AGENT)
def test_an_agent_whom_the_resident_has_chosen_reads_what_he_would(kind):
    told = audience(
        an_event(kind, **SO_THAT.get(kind, {})), a_known_case(applicant_id=None, agent_id="W0001")
    )
    his = [each for each in told if each.recipient == "worker/W0001"]

    assert his
    assert not [each for each in his if each.needs_ack]


@pytest.mark.parametrize(
    ("targets", "applicant", "agent"),
    [
        (None, "R1", None),
        (("R1",), "R1", None),
        (("W0001",), None, "W0001"),
        (("R1", "W0001"), "R1", "W0001"),
        ((), None, None),
    ],
)
@pytest.mark.parametrize("kind", [CaseRegistered, CaseAccepted, CaseAgencyChanged])
def test_a_case_is_introduced_with_whom_the_resident_wants_told(kind, targets, applicant, agent):
    case = introduced_by(an_event(kind, applicant_id="R1", notify_targets=targets))

    assert (case.applicant_id, case.agent_id) == (applicant, agent)


@pytest.mark.parametrize("name", OF_NOBODY)
def test_of_everything_else_nobody_is_told(name):
    assert audience(an_event(CATALOGUE[name]), a_known_case()) == ()
