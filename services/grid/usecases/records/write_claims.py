"""Write claims: what is accepted of a field goes into the record."""

from datetime import date, datetime

from services.grid.domain.records.field_claim import FieldClaim
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.field_rule import About, FieldRule
from services.grid.domain.records.household import Household
from services.grid.domain.records.origin import Origin, RecordState
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.person import Person
from services.grid.domain.records.subject import Subject
from services.grid.usecases.records.change_record import change_record, find_record
from services.grid.usecases.records.ports import FieldLines, Records
from services.grid.usecases.records.take_values import plain, prints_of
from shared.kernel.command import Caller, Command
from shared.kernel.ids import id_from

BORN = "born"


def write_claims(lines: FieldLines, records: Records, line: FieldLine, *, at: datetime) -> None:
    """Write what waits, one after the other; told again nothing is written twice.

    What somebody has made sure of is not overwritten by an entry: that is in conflict until a person decides.
    """
    for claim in line.to_apply:
        known = particulars_of(records, line.subject)
        unsure = claim.refusal or claim.decided_by is not None  # a refusal overwrites nothing
        if known.verified(line.subject.code) and not unsure:
            line.refused(claim.id, at=at)
        else:
            _write(records, line.subject, claim, at=at)
            line.applied(claim.id, at=at)
        lines.save(line)


def particulars_of(records: Records, subject: Subject) -> Particulars:
    """Return what is known of a person or household, or raise NotFound."""
    if subject.about is About.PERSON:
        return find_record(records.people, subject.id).particulars
    return find_record(records.households, subject.id).particulars


def _write(records: Records, subject: Subject, claim: FieldClaim, *, at: datetime) -> None:
    by = Caller(id=claim.by, roles=frozenset())
    command = Command(id=id_from(claim.id, "write"), by=by, digest=claim.id, at=at)
    origin = _origin(claim, at)
    if subject.about is About.HOUSEHOLD:

        def tell(household: Household) -> Household:
            if claim.refusal:
                return household.refused([subject.code], origin)
            return household.told({subject.code: claim.value}, origin)

        change_record(records.households, subject.id, tell, command=command)
        return

    def tell_person(person: Person) -> Person:
        if claim.refusal:
            return person.refused([subject.code], origin)
        return _told(records, person, subject, claim, origin)

    change_record(records.people, subject.id, tell_person, command=command)


def _told(records: Records, person: Person, subject: Subject, claim: FieldClaim, origin: Origin) -> Person:
    rules = records.rules.in_force(origin.at)
    said = {subject.code: plain(rules.rule(subject.about, subject.code), records.sealer, claim.value)}
    prints = prints_of(rules, records.sealer, about=subject.about, values=said)
    born = date.fromisoformat(said[BORN]) if BORN in said else None
    return person.told({subject.code: claim.value}, origin, prints=prints, born=born)


def _origin(claim: FieldClaim, at: datetime) -> Origin:
    """Return where the value comes from; what a person has decided about is made sure of."""
    state = RecordState.VERIFIED if claim.decided_by else RecordState.ENTERED
    return Origin(statement=claim.statement, state=state, at=at, by=claim.decided_by or claim.by)


def rule_of(records: Records, subject: Subject, *, at: datetime) -> FieldRule:
    """Return the rule of a field that claims are about."""
    return records.rules.in_force(at).rule(subject.about, subject.code)
