"""Note findings: what a phone tells of a door, as it is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from services.grid.domain.hazards.hazard_rules import Severity
from services.grid.domain.records.origin import Statement
from services.grid.domain.records.tag import Tag
from services.grid.domain.visits.companion import Companion
from services.grid.domain.visits.findings import (
    CaseWish,
    Findings,
    HazardFinding,
    Kind,
    Need,
    Origin,
    Proof,
    Result,
    Stay,
    Summary,
)
from services.grid.usecases.records.ports import Records, Sealer
from services.grid.usecases.records.seal_tag import TagRow
from services.grid.usecases.visits.say_fields import Change, say_fields
from services.grid.usecases.visits.say_tags import say_tags
from shared.kernel.command import Command
from shared.kernel.errors import Invalid


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
    companions: Sequence[Companion] = field(repr=False)
    changes: Sequence[Change] = ()
    tags: Sequence[TagRow] = ()
    signature: str | None = None
    statement: Statement | None = None
    summary: str | None = field(repr=False)

    def __post_init__(self) -> None:
        if (self.changes or self.tags) and self.statement is None:
            raise Invalid("登记信息须说明依据和告知书版本", {"statement": ["必填"]})


def note_findings(id: str, records: Records, entry: Entry, command: Command) -> Findings:
    """Return what was found, sealed; raises what is refused of fields and tags."""
    seal = records.sealer
    checks = json.dumps(dict(entry.checks), sort_keys=True) if entry.checks else None
    return Findings(
        persons_met=tuple(entry.persons_met),
        needs=frozenset(entry.needs),
        hazards=tuple(_hazard(id, seal, each) for each in entry.hazards),
        cases=tuple(_wish(id, seal, each) for each in entry.cases),
        photos=tuple(entry.photos),
        companions=tuple(
            replace(each, name=_sealed(seal, each.name, id, "companion")) for each in entry.companions
        ),
        said=say_fields(records, entry.changes, at=command.at),
        tags=_tags(records, entry, command),
        statement=entry.statement,
        signature=entry.signature,
        checks=_sealed(seal, checks, id, "checks") if checks else None,
        summary=sealed_summary(seal, id, entry.summary) if entry.summary else None,
    )


def sealed_summary(seal: Sealer, id: str, text: str) -> Summary:
    """Return a summary as it is kept; white space makes no other one of it."""
    told = seal.fingerprint("".join(text.split()), "visit.summary")
    return Summary(text=_sealed(seal, text, id, "summary"), told=told)


def _hazard(id: str, seal: Sealer, seen: SeenHazard) -> HazardFinding:
    words = _sealed(seal, seen.words, id, "hazard")
    return HazardFinding(kind=seen.kind, severity=seen.severity, photo=seen.photo, words=words)


def _wish(id: str, seal: Sealer, wished: WishedCase) -> CaseWish:
    return CaseWish(
        topic=wished.topic,
        urgency=wished.urgency,
        subject=_sealed(seal, wished.subject, id, "case_subject"),
        words=_sealed(seal, wished.words, id, "case_words"),
    )


def _sealed(seal: Sealer, text: str, id: str, what: str) -> str:
    return seal.seal(text, about=f"visit.{what}/{id}")


def _tags(records: Records, entry: Entry, command: Command) -> tuple[Tag, ...]:
    if not (entry.tags and entry.statement):
        return ()
    return say_tags(records, entry.tags, entry.statement, household_id=entry.household_id, command=command)
