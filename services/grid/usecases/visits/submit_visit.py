"""Submit a visit: the one entry from which all else follows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.territory.place import Location, Place
from services.grid.domain.visits.findings import (
    CaseWish,
    Findings,
    HazardFinding,
    Kind,
    Need,
    Origin,
    Proof,
    Result,
    Scene,
    Stay,
    Summary,
    visit_id,
)
from services.grid.domain.visits.visit import Visit
from services.grid.usecases.hazards.ports import HazardTable
from services.grid.usecases.territory.find_place import find_place
from services.grid.usecases.territory.ports import Register
from services.grid.usecases.visits.open_visit_cases import open_visit_cases
from services.grid.usecases.visits.ports import CaseDesk, Seal, Visits
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class SeenHazard:
    """A danger as it is told."""

    kind: str
    severity: Severity
    words: str = field(repr=False)
    photo: str | None = None


@dataclass(frozen=True, kw_only=True)
class WishedCase:
    """What is to become a case, as it is told."""

    topic: str
    urgency: str
    subject: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A visit as a phone tells it; what was said at the door stays out of logs."""

    origin: Origin
    household_id: str
    person_id: str | None
    kind: Kind
    result: Result
    proof: Proof
    stay: Stay
    persons_met: Sequence[str]
    checks: Mapping[str, str] = field(repr=False)
    needs: Sequence[Need]
    hazards: Sequence[SeenHazard]
    cases: Sequence[WishedCase]
    photos: Sequence[str]
    companions: Sequence[str]
    summary: str | None = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class VisitDesk:
    """What it takes to write a visit down."""

    visits: Visits
    register: Register
    seal: Seal
    intake: CaseDesk
    hazard_table: HazardTable


def submit_visit(desk: VisitDesk, *, entry: Entry, command: Command) -> Visit:
    """Keep what was found, and open the cases that are wished, as the caller himself.

    The same entry of a phone is kept once, whenever it comes; other words under its number are refused. The
    grid is that of the moment in which the visit began. What comes from somebody who does not work there
    (any more) waits for a head. Raises NotFound where there is no such household, or no such kind of hazard.
    """
    visit = desk.visits.find(visit_id(entry.origin))
    if visit is None:
        visit = _visit(desk, entry, command)
        visit.submit(in_his_area=command.by.covers(visit.scene.area))
        desk.visits.save(visit)
    else:
        visit.require_same(command.digest)
    open_visit_cases(desk.visits, desk.seal, desk.intake, visit, command=command)
    return visit


def _visit(desk: VisitDesk, entry: Entry, command: Command) -> Visit:
    place = Place(household_id=entry.household_id)
    id, hazard_rules = visit_id(entry.origin), desk.hazard_table.in_force(command.at)
    for seen in entry.hazards:
        hazard_rules.kind(seen.kind)
    return Visit(
        id=id,
        household_id=entry.household_id,
        worker_id=command.by.id,
        origin=entry.origin,
        digest=command.digest,
        kind=entry.kind,
        result=entry.result,
        proof=entry.proof,
        stay=entry.stay,
        scene=_scene(find_place(desk.register, place, at=entry.stay.started_at), entry.household_id),
        findings=_findings(id, desk.seal, entry),
        submitted_at=command.at,
        person_id=entry.person_id,
    )


def _scene(location: Location, household_id: str) -> Scene:
    if location.community_code is None:
        raise NotFound(f"没有住户 {household_id}")
    grid = location.grid
    return Scene(
        community_code=location.community_code,
        grid_code=grid.code if grid else None,
        grid_version=grid.version_no if grid else None,
    )


def _findings(id: str, seal: Seal, entry: Entry) -> Findings:
    checks = json.dumps(dict(entry.checks), sort_keys=True) if entry.checks else None
    return Findings(
        persons_met=tuple(entry.persons_met),
        needs=frozenset(entry.needs),
        hazards=tuple(
            HazardFinding(
                kind=each.kind,
                severity=each.severity,
                photo=each.photo,
                words=_sealed(seal, each.words, id, "hazard"),
            )
            for each in entry.hazards
        ),
        cases=tuple(_wish(id, seal, each) for each in entry.cases),
        photos=tuple(entry.photos),
        companions=tuple(entry.companions),
        checks=_sealed(seal, checks, id, "checks") if checks else None,
        summary=sealed_summary(seal, id, entry.summary) if entry.summary else None,
    )


def sealed_summary(seal: Seal, id: str, text: str) -> Summary:
    """Return a summary as it is kept; white space makes no other one of it."""
    told = seal.fingerprint("".join(text.split()), "visit.summary")
    return Summary(text=_sealed(seal, text, id, "summary"), told=told)


def _wish(id: str, seal: Seal, wished: WishedCase) -> CaseWish:
    return CaseWish(
        topic=wished.topic,
        urgency=wished.urgency,
        subject=_sealed(seal, wished.subject, id, "case_subject"),
        words=_sealed(seal, wished.words, id, "case_words"),
    )


def _sealed(seal: Seal, text: str, id: str, what: str) -> str:
    return seal.seal(text, about=f"visit.{what}/{id}")
