"""Who is told what of the facts of grid: kind, what it tells; recipient, message, whether to confirm."""

from shared.events.grid import HandoverAccepted, HandoverMade
from shared.events.grid_access import LooksReported
from shared.events.grid_audits import AuditDrawn, AuditFinished
from shared.events.grid_changes import ChangeApproved, ChangeRefused, ChangeRequested
from shared.events.grid_disputes import (
    DisputeEvaluated,
    DisputeFailed,
    DisputeFollowedUp,
    DisputeOverdue,
    DisputeRegistered,
    DisputeWarned,
    DisputeWithdrawn,
    MediatorAppointed,
)
from shared.events.grid_duplicates import (
    DuplicateAnswered,
    DuplicateDismissed,
    DuplicateFound,
    DuplicateOverdue,
    MergeUndone,
    PeopleMerged,
)
from shared.events.grid_exports import RecordsExported
from shared.events.grid_facilities import InspectionDue, InspectionOverdue
from shared.events.grid_fields import FieldConflictDecided, FieldConflictFound
from shared.events.grid_hazards import (
    HazardCharged,
    HazardClosed,
    HazardDismissed,
    HazardFound,
    HazardMended,
    HazardOverdue,
    HazardSentBack,
    HazardWarned,
)
from shared.events.grid_responsibilities import ResponsibilitiesChecked
from shared.events.grid_territory import GridsReorganised
from shared.events.grid_visit_plans import (
    HouseholdAbsent,
    HouseholdUnreachable,
    VisitAgreed,
    VisitDue,
    VisitPlanned,
    VisitTaskEnded,
)
from shared.events.grid_visits import VisitCaseRefused, VisitFlagged, VisitQuarantined, VisitReviewed
from shared.events.staff import PostFilled
from tests.notify.builders import COMMUNITY, GRID, STREET

NEXT_GRID = f"{COMMUNITY}J002"
NEXT_COMMUNITY = f"{STREET}002"
THERE = {"grid_code": GRID, "community_code": COMMUNITY}
NO_GRID = {"grid_code": None, "community_code": COMMUNITY}
WORKERS, HEAD, HEAD_OF_ALL = f"grid/{GRID}", f"area/{GRID}", f"area/{COMMUNITY}"
HE, ANOTHER = "worker/W0001", "worker/W0002"


def to(message, *recipients, ack=False):
    return {(recipient, message, ack) for recipient in recipients}


OF_POSTS = [
    (PostFilled, {"area": GRID, "worker_id": None}, to("post_vacant", HEAD)),
    (PostFilled, {"area": GRID, "worker_id": "W0001"}, set()),
    (
        HandoverMade,
        {"to_id": "W0002", "from_id": "W0001", "auto": True},
        to("handover_made", ANOTHER) | to("handover_by_roster", HE),
    ),
    (
        HandoverMade,
        {"to_id": "W0002", "from_id": "W0001", "auto": False},
        to("handover_made", ANOTHER),
    ),
    (
        ResponsibilitiesChecked,
        {"area": GRID, "gap_count": 1, "overlap_count": 0},
        to("responsibility_flawed", HEAD),
    ),
    (
        ResponsibilitiesChecked,
        {"area": COMMUNITY, "gap_count": 0, "overlap_count": 2},
        to("responsibility_flawed", HEAD_OF_ALL),
    ),
    (ResponsibilitiesChecked, {"area": GRID, "gap_count": 0, "overlap_count": 0}, set()),
    (HandoverAccepted, {"from_id": "W0001"}, to("handover_accepted", HE)),
    (HandoverAccepted, {"from_id": None}, set()),
    (
        GridsReorganised,
        {"community_code": COMMUNITY, "codes": (GRID, NEXT_GRID)},
        to("grids_reorganised", HEAD_OF_ALL, WORKERS, f"grid/{NEXT_GRID}"),
    ),
]
BOTH, TWO_COMMUNITIES = {"areas": (GRID, NEXT_GRID)}, {"areas": (GRID, f"{NEXT_COMMUNITY}J001")}
AUDITED = {"grid_code": GRID, "auditor_grid": NEXT_GRID}
IN_BOTH = (WORKERS, f"grid/{NEXT_GRID}")
OF_RECORDS = [
    (DuplicateFound, BOTH, to("duplicate_found", *IN_BOTH)),
    (DuplicateFound, {"areas": (GRID, GRID)}, to("duplicate_found", WORKERS)),
    (DuplicateFound, {"areas": (GRID, COMMUNITY)}, to("duplicate_found", WORKERS, HEAD_OF_ALL)),
    (DuplicateAnswered, BOTH | {"left": 0}, to("duplicate_answered", HEAD_OF_ALL)),
    (DuplicateAnswered, {"areas": (GRID, GRID), "left": 0}, to("duplicate_answered", HEAD)),
    (DuplicateAnswered, TWO_COMMUNITIES | {"left": 0}, to("duplicate_answered", f"area/{STREET}")),
    (DuplicateAnswered, BOTH | {"left": 1}, set()),
    (DuplicateAnswered, {"areas": (), "left": None}, set()),
    (DuplicateOverdue, BOTH, to("duplicate_overdue", HEAD_OF_ALL)),
    (PeopleMerged, BOTH, to("people_merged", *IN_BOTH)),
    (MergeUndone, BOTH, to("merge_undone", *IN_BOTH)),
    (DuplicateDismissed, BOTH, to("duplicate_dismissed", *IN_BOTH)),
    (DuplicateDismissed, {"areas": ()}, set()),
    (FieldConflictFound, {"area": GRID}, to("field_conflict_found", HEAD)),
    (FieldConflictDecided, {"area": GRID}, to("field_conflict_decided", WORKERS)),
    (FieldConflictDecided, {"area": COMMUNITY}, to("field_conflict_decided", HEAD_OF_ALL)),
    (FieldConflictDecided, {"area": None}, set()),
    (ChangeRequested, {"area": GRID}, to("change_requested", HEAD)),
    (ChangeApproved, {"requested_by": "W0001"}, to("change_approved", HE)),
    (ChangeRefused, {"requested_by": "W0001"}, to("change_refused", HE)),
    (ChangeRefused, {"requested_by": None}, set()),
    (AuditDrawn, AUDITED, to("audit_drawn", HEAD, f"grid/{NEXT_GRID}")),
    (AuditFinished, AUDITED | {"unasked": 0}, to("audit_finished", HEAD, WORKERS)),
    (AuditFinished, AUDITED | {"unasked": 1}, to("audit_finished", HEAD, WORKERS, f"area/{NEXT_GRID}")),
]
OF_VISITS = [
    (VisitPlanned, THERE | {"purpose": "discharge"}, to("visit_urgent", WORKERS, ack=True)),
    (VisitPlanned, NO_GRID | {"purpose": "discharge"}, to("visit_urgent", HEAD_OF_ALL, ack=True)),
    *((VisitPlanned, THERE | {"purpose": purpose}, set()) for purpose in ("visit", "contact")),
    (VisitDue, THERE, to("visit_due", WORKERS)),
    (VisitDue, NO_GRID, to("visit_due", HEAD_OF_ALL)),
    *(
        (VisitTaskEnded, THERE | {"outcome": outcome, "purpose": "visit"}, set())
        for outcome in ("done", "refused", "dropped")
    ),
    *(
        (
            VisitTaskEnded,
            THERE | {"outcome": "missed", "purpose": purpose},
            to("visit_missed", WORKERS, HEAD),
        )
        for purpose in ("visit", "discharge")
    ),
    (VisitTaskEnded, THERE | {"outcome": "missed", "purpose": "contact"}, to("visit_missed", WORKERS)),
    (VisitTaskEnded, NO_GRID | {"outcome": "missed", "purpose": "visit"}, to("visit_missed", HEAD_OF_ALL)),
    (VisitAgreed, THERE, to("visit_agreed", WORKERS)),
    (HouseholdAbsent, THERE | {"tracing": True}, to("household_absent", WORKERS)),
    (HouseholdAbsent, THERE | {"tracing": False}, set()),
    (HouseholdUnreachable, THERE, to("household_unreachable", HEAD)),
    (VisitQuarantined, {"community_code": COMMUNITY}, to("visit_quarantined", HEAD_OF_ALL)),
    (VisitFlagged, THERE | {"worker_id": "W0001"}, to("visit_flagged", HEAD, HE)),
    (VisitReviewed, {"worker_id": "W0001"}, to("visit_reviewed", HE)),
    (VisitReviewed, {"worker_id": None}, set()),
    (VisitCaseRefused, {"worker_id": "W0001"}, to("visit_case_refused", HE)),
]
OF_HAZARDS = [
    (HazardFound, THERE, to("hazard_found", HEAD, WORKERS)),
    (HazardFound, NO_GRID, to("hazard_found", HEAD_OF_ALL)),
    (HazardCharged, {"owner": "W0001"}, to("hazard_charged", HE, ack=True)),
    (HazardWarned, {"owner": "W0001"}, to("hazard_due", HE)),
    (HazardOverdue, THERE | {"owner": "W0001"}, to("hazard_overdue", HE, HEAD)),
    (HazardMended, THERE | {"to_accept": True}, to("hazard_mended", HEAD)),
    (HazardMended, THERE | {"to_accept": False}, set()),
    (HazardSentBack, {"owner": "W0001"}, to("hazard_sent_back", HE)),
    (HazardClosed, THERE, to("hazard_closed", WORKERS)),
    (HazardDismissed, {"reported_by": "W0001"}, to("hazard_dismissed", HE)),
]
MEDIATING, NOBODY_YET = {"mediator": "W0001"}, {"mediator": None}
OF_DISPUTES = [
    (DisputeRegistered, THERE, to("dispute_registered", HEAD)),
    (MediatorAppointed, MEDIATING, to("mediator_appointed", HE, ack=True)),
    (DisputeWarned, THERE | MEDIATING | {"about_what": "mediating"}, to("dispute_due", HE)),
    (DisputeWarned, THERE | NOBODY_YET | {"about_what": "registered"}, to("dispute_due", HEAD)),
    (DisputeWarned, THERE | MEDIATING | {"about_what": "settled"}, to("agreement_to_check", HE)),
    (DisputeOverdue, THERE | MEDIATING, to("dispute_overdue", HE, HEAD)),
    (DisputeOverdue, NO_GRID | NOBODY_YET, to("dispute_overdue", HEAD_OF_ALL)),
    (DisputeFailed, THERE, to("dispute_failed", HEAD)),
    (DisputeFollowedUp, MEDIATING | {"kept": False}, to("agreement_broken", HE)),
    (DisputeFollowedUp, MEDIATING | {"kept": True}, set()),
    (DisputeWithdrawn, MEDIATING, to("dispute_withdrawn", HE)),
    (DisputeWithdrawn, NOBODY_YET, set()),
    (DisputeEvaluated, MEDIATING, to("dispute_evaluated", HE)),
]
OF_FACILITIES = [
    (InspectionDue, THERE, to("inspection_due", WORKERS)),
    (InspectionDue, NO_GRID, to("inspection_due", HEAD_OF_ALL)),
    (InspectionOverdue, THERE, to("inspection_overdue", WORKERS, HEAD)),
    (InspectionOverdue, NO_GRID, to("inspection_overdue", HEAD_OF_ALL)),
]
OF_THE_WATCH = [
    (
        LooksReported,
        {"streets": (STREET, "340102997")},
        to(
            "looks_reported",
            *(f"{who}/{code}" for who in ("area", "leader") for code in (STREET, "340102997")),
        ),
    ),
    (LooksReported, {"streets": ()}, set()),
    (RecordsExported, {"area": GRID}, to("records_exported", f"leader/{STREET}")),
]
GRID_ROWS = [*OF_THE_WATCH, *OF_POSTS, *OF_RECORDS, *OF_VISITS, *OF_HAZARDS, *OF_DISPUTES, *OF_FACILITIES]
