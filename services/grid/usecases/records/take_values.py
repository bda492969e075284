"""Take values: what was said of a person or household becomes what is kept of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.records.field_rule import About, FieldRule
from services.grid.domain.records.id_number import birthday_in, sex_in, spelled_number
from services.grid.domain.records.lookup import lookup_spelling
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.record_rules import PAPER_KIND, PAPER_NUMBER, RecordRules
from services.grid.domain.records.row_faults import RowFaults
from services.grid.usecases.records.ports import Sealer
from shared.kernel.calendar import local_time
from shared.kernel.errors import Invalid

Said = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Against:
    """A value that contradicts what is known: both as prints, and the new one as it would be kept."""

    present: str
    now: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Values that differ from what is known, as they are kept, and the keyed hashes of some.

    `against` are those that are not taken, for somebody has made sure of another value, or another source
    has told one.
    """

    values: Mapping[str, str]
    prints: Mapping[str, str]
    against: Mapping[str, Against]


def take_values(
    rules: RecordRules,
    sealer: Sealer,
    known: Particulars,
    *,
    about: About,
    said: Said,
    origin: Origin,
    faults: RowFaults,
) -> Taken:
    """Return what is new in what was said, sound and sealed; what its source has told of a later day stays.

    What is no field, and what a field or a paper cannot hold, goes to the faults. No words repeat a value.
    """
    sound = _sound(rules, sealer, known, about=about, said=said, at=origin.at, faults=faults)
    rule = {code: rules.rule(about, code) for code in sound}
    differ = {code for code, text in sound.items() if _differs(rule[code], sealer, known, text)}
    against = {code for code in differ if _contradicts(known, code, origin)}
    late = {code for code in differ if known.later_than(code, origin.as_of)}
    new = {code: text for code, text in sound.items() if code in differ - against - late}
    return Taken(
        values={code: sealed(rule[code], sealer, text) for code, text in new.items()},
        prints=prints_of(rules, sealer, about=about, values=new),
        against={code: _against(rule[code], sealer, known, sound[code]) for code in sorted(against)},
    )


def require_declinable(
    rules: RecordRules, about: About, codes: Collection[str], *, said: Said, faults: RowFaults
) -> None:
    """Let the faults know of fields that nobody may decline, and of those that are told all the same."""
    for code in codes:
        with faults.at(code):
            rules.rule(about, code).require_declinable()
            if code in said:
                raise Invalid("同一登记项不能既有内容又拒绝提供")


def claim_print(rule: FieldRule, sealer: Sealer, value: str) -> str:
    """Return the keyed hash by which equal values of one field are told."""
    return sealer.fingerprint(value, f"claim.{rule.seal_name}")


def present_print(rule: FieldRule, sealer: Sealer, known: Particulars) -> str | None:
    """Return the keyed hash of what is known of a field, or None."""
    kept = known.value(rule.code)
    return None if kept is None else claim_print(rule, sealer, plain(rule, sealer, kept))


def sealed(rule: FieldRule, sealer: Sealer, text: str) -> str:
    """Return a value as it is kept."""
    return sealer.seal(text, about=rule.seal_name) if rule.sealed else text


def plain(rule: FieldRule, sealer: Sealer, kept: str) -> str:
    """Return a value as it was said."""
    return sealer.open(kept, about=rule.seal_name) if rule.sealed else kept


def require_paper(
    rules: RecordRules, sealer: Sealer, known: Particulars, *, about: About, said: Said, at: datetime
) -> None:
    """Refuse a number that does not go with its kind of paper, whichever of the two is said or known."""
    if about is not About.PERSON or said.keys().isdisjoint({PAPER_KIND, PAPER_NUMBER}):
        return

    def now(code: str) -> str | None:
        kept = known.value(code)
        return said.get(code) or (plain(rules.rule(about, code), sealer, kept) if kept else None)

    if number := now(PAPER_NUMBER):
        rules.require_paper(number, now(PAPER_KIND), today=local_time(at).date())


def prints_of(rules: RecordRules, sealer: Sealer, *, about: About, values: Said) -> dict[str, str]:
    """Return the keyed hashes by which these values are found again."""
    looked_up = ((rules.rule(about, code), text) for code, text in values.items())
    return {rule.code: print_of(rule, sealer, text) for rule, text in looked_up if rule.lookup}


def print_of(rule: FieldRule, sealer: Sealer, text: str) -> str:
    """Return the keyed hash of a value, the same for all its spellings."""
    return sealer.fingerprint(lookup_spelling(rule.shape, text), rule.seal_name)


def with_what_follows(said: Said) -> dict[str, str]:
    """Return what was said, with birthday and sex where the identity number tells them."""
    number = spelled_number(said.get(PAPER_NUMBER, ""))
    born, sex = birthday_in(number), sex_in(number)
    told = {"born": born.isoformat(), "sex": sex} if born and sex else {}
    return {**said, **told}


def _differs(rule: FieldRule, sealer: Sealer, known: Particulars, text: str) -> bool:
    kept = known.value(rule.code)
    return kept is None or plain(rule, sealer, kept) != text


def _sound(
    rules: RecordRules,
    sealer: Sealer,
    known: Particulars,
    *,
    about: About,
    said: Said,
    at: datetime,
    faults: RowFaults,
) -> dict[str, str]:
    sound = {}
    for code, text in said.items():
        with faults.at(code):
            sound[code] = rules.rule(about, code).sound(text, today=local_time(at).date())
    with faults.at(PAPER_NUMBER):
        require_paper(rules, sealer, known, about=about, said=sound, at=at)
    return sound


def _contradicts(known: Particulars, code: str, origin: Origin) -> bool:
    """Tell whether a value that differs stands against somebody: who made sure, or another source."""
    told = known.origin(code)
    return told is not None and (told.verified or told.statement.source is not origin.statement.source)


def _against(rule: FieldRule, sealer: Sealer, known: Particulars, text: str) -> Against:
    return Against(
        present=present_print(rule, sealer, known) or "",
        now=claim_print(rule, sealer, text),
        value=sealed(rule, sealer, text),
    )
