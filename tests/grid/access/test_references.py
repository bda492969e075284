"""The matter that is named as a reason: grid knows it, it is the caller's, and about who is to be seen."""

import pytest

from services.grid.domain.access.reference import ReferenceKind, Referred
from services.grid.domain.completeness.audit import SamplingAudit
from services.grid.domain.records.change_request import ChangeRequest, Changes
from services.grid.domain.records.field_rule import About
from services.grid.entrypoints.references import KnownReferences
from services.grid.usecases.access.require_reason import Reason, require_reason
from shared.kernel.errors import Invalid
from tests.fakes import FakeRepository
from tests.grid.access.builders import a_desk, a_worker
from tests.grid.access.fakes import FakeReferences
from tests.grid.builders import COMMUNITY, GRID, NEXT_GRID, NOON, an_assignment
from tests.grid.completeness.rules import AUDIT as SAMPLE
from tests.grid.disputes.builders import MEDIATOR, D, in_state
from tests.grid.records.builders import a_statement
from tests.grid.visits.builders import RED, a_plan, a_visit

K = ReferenceKind
SUBJECTS = frozenset({"P00000001", "H00000001"})
WORKER = a_worker()


@pytest.mark.parametrize(
    ("referred", "serves"),
    [
        (Referred(area=GRID), True),
        (Referred(area=NEXT_GRID), False),
        (Referred(area=NEXT_GRID, worker_id="W0001"), True),
        (Referred(area=None), False),
        (Referred(area=None, worker_id="W0001"), True),
        (Referred(area=COMMUNITY), False),
        (Referred(area=GRID, subjects=frozenset({"H00000001"})), True),
        (Referred(area=GRID, subjects=frozenset({"P00000001"})), True),
        (Referred(area=GRID, subjects=frozenset({"H2"})), False),
        (Referred(area=NEXT_GRID, subjects=SUBJECTS), False),
    ],
)
def test_a_matter_is_a_reason_where_it_is_the_callers_and_about_who_is_to_be_seen(referred, serves):
    assert referred.serves(WORKER, SUBJECTS) is serves


def reasoned(desk, purpose, reference):
    reason = Reason(purpose=purpose, reference=reference)
    require_reason(desk, reason, subjects=SUBJECTS, caller=WORKER)


@pytest.mark.parametrize(
    ("kind", "purposes"),
    [
        (K.CASE, {"handle_case", "agency", "correct_record"}),
        (K.VISIT, {"visit"}),
        (K.TASK, {"visit"}),
        (K.CHANGE, {"correct_record"}),
        (K.DISPUTE, {"mediate"}),
    ],
)
def test_a_purpose_takes_matters_of_its_own_kinds_alone(kind, purposes):
    desk = a_desk(references=FakeReferences({(kind, "M-1"): Referred(area=GRID)}))
    for purpose in ("handle_case", "agency", "correct_record", "visit", "mediate"):
        with pytest.raises(Invalid, match="编号"):
            reasoned(desk, purpose, "M-2")
        if purpose in purposes:
            reasoned(desk, purpose, "M-1")
        else:
            with pytest.raises(Invalid, match="编号"):
                reasoned(desk, purpose, "M-1")
    reasoned(desk, "emergency", None)


def a_request():
    return ChangeRequest(
        id="change-1",
        about_kind=About.PERSON,
        subject_id="P00000001",
        area=GRID,
        changes=Changes(leaves=True),
        proof=a_statement(),
        requested_by="W0001",
        requested_at=NOON,
    ).ask()


def test_every_kind_is_found_with_its_area_and_whom_it_is_about():
    case, plan, visit = an_assignment(), a_plan(RED), a_visit()
    visit.submit(in_his_area=True)
    audit = SamplingAudit.draw(NEXT_GRID, "2026-11", ["H00000001"], SAMPLE, auditor_grid=GRID, at=NOON)
    known = KnownReferences(
        assignments=FakeRepository(case),
        visits=FakeRepository(visit),
        plans=FakeRepository(plan),
        changes=FakeRepository(a_request()),
        disputes=FakeRepository(in_state(D.MEDIATING)),
        audits=FakeRepository(audit),
    )
    ids = {
        K.CASE: case.id,
        K.VISIT: visit.id,
        K.TASK: plan.tasks[0].id,
        K.CHANGE: "change-1",
        K.DISPUTE: "dispute-1",
        K.AUDIT: audit.id,
    }
    told = {kind: known.find(kind, id, subjects=SUBJECTS) for kind, id in ids.items()}

    assert set(told) == set(K)
    assert {kind: each.area for kind, each in told.items()} == dict.fromkeys(K, GRID)
    assert told[K.CASE].worker_id == case.holder.worker_id
    assert told[K.VISIT].subjects == told[K.TASK].subjects == told[K.AUDIT].subjects == {"H00000001"}
    assert told[K.CHANGE].subjects == {"P00000001"}
    assert (told[K.DISPUTE].worker_id, told[K.DISPUTE].subjects) == (MEDIATOR, {"dispute-1", "H00000001"})
    assert all(known.find(kind, "nothing", subjects=SUBJECTS) is None for kind in K)
    assert known.find(K.TASK, plan.tasks[0].id, subjects={"H2"}) is None
