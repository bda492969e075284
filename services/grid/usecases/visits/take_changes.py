"""Take changes: what a visit says of fields is kept, and written where nobody contradicts it."""

from datetime import datetime

from services.grid.domain.records.field_claim import FieldClaim
from services.grid.domain.records.field_line import FieldLine
from services.grid.domain.records.subject import Subject
from services.grid.domain.visits.said import Said
from services.grid.domain.visits.visit import Visit
from services.grid.usecases.records.ports import FieldLines, Records
from services.grid.usecases.records.take_values import present_print
from services.grid.usecases.records.write_claims import particulars_of, rule_of, write_claims
from services.grid.usecases.visits.ports import Visits
from shared.kernel.ids import id_from


def take_changes(visits: Visits, lines: FieldLines, records: Records, visit_id: str, *, at: datetime) -> None:
    """Keep every claim of a visit, once, and write what is accepted; twice changes nothing.

    Where the field is no longer what the phone took it for, both values stay and a person decides.
    """
    visit = visits.get(visit_id)
    for number, said in enumerate(visit.findings.said):
        line = lines.find(said.subject.line_id) or _begun(visit, said.subject)
        claim = _claim(visit, said, number)
        line.hear(claim, present=_present(records, said.subject, at=at), at=at)
        if line.happened():
            lines.save(line)
        write_claims(lines, records, line, at=at)


def _begun(visit: Visit, subject: Subject) -> FieldLine:
    return FieldLine(
        id=subject.line_id, subject=subject, area=visit.scene.area, household_id=visit.household_id
    )


def _claim(visit: Visit, said: Said, number: int) -> FieldClaim:
    assert visit.findings.statement, "fields are asked on a basis"
    return FieldClaim(
        id=id_from(visit.id, "field", str(number)),
        visit_id=visit.id,
        by=visit.worker_id,
        at=visit.stay.started_at,
        origin=visit.origin,
        statement=visit.findings.statement,
        was=said.was,
        now=said.now,
        value=said.value,
        refusal=said.declined,
    )


def _present(records: Records, subject: Subject, *, at: datetime) -> str | None:
    """Return the print of what the record holds now."""
    rule = rule_of(records, subject, at=at)
    return present_print(rule, records.sealer, particulars_of(records, subject))
