"""Take values: what was said of a person or household becomes what is kept of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.grid.domain.records.field_rule import About, FieldRule
from services.grid.domain.records.id_number import birthday_in, sex_in
from services.grid.domain.records.lookup import lookup_spelling
from services.grid.domain.records.origin import Origin
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.record_rules import RecordRules
from services.grid.usecases.records.ports import Sealer
from shared.kernel.calendar import local_time
from shared.kernel.errors import Conflict

Said = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Values that differ from what is known, as they are kept, and the keyed hashes of some."""

    values: Mapping[str, str]
    prints: Mapping[str, str]


def take_values(
    rules: RecordRules, sealer: Sealer, known: Particulars, *, about: About, said: Said, origin: Origin
) -> Taken:
    """Return what is new in what was said, sound and sealed; what is known of a later day stays.

    Refused is what is no field, what a field cannot hold, and what contradicts a value that somebody has made
    sure of: that is changed by a request with proof, and by nobody's list. No refusal repeats a value.
    """
    today = local_time(origin.at).date()
    sound = {code: rules.rule(about, code).sound(text, today=today) for code, text in said.items()}
    differ = {
        code: text for code, text in sound.items() if _differs(rules.rule(about, code), sealer, known, text)
    }
    new = {code: text for code, text in differ.items() if not known.later_than(code, origin.as_of)}
    if sure := sorted(code for code in new if known.verified(code)):
        raise Conflict(
            "与已核实的信息不一致，不能由导入覆盖", {code: ["verified otherwise"] for code in sure}
        )
    return Taken(
        values={code: sealed(rules.rule(about, code), sealer, text) for code, text in new.items()},
        prints=prints_of(rules, sealer, about=about, values=new),
    )


def sealed(rule: FieldRule, sealer: Sealer, text: str) -> str:
    """Return a value as it is kept."""
    return sealer.seal(text, about=rule.seal_name) if rule.sealed else text


def plain(rule: FieldRule, sealer: Sealer, kept: str) -> str:
    """Return a value as it was said."""
    return sealer.open(kept, about=rule.seal_name) if rule.sealed else kept


def prints_of(rules: RecordRules, sealer: Sealer, *, about: About, values: Said) -> dict[str, str]:
    """Return the keyed hashes by which these values are found again."""
    looked_up = ((rules.rule(about, code), text) for code, text in values.items())
    return {rule.code: print_of(rule, sealer, text) for rule, text in looked_up if rule.lookup}


def print_of(rule: FieldRule, sealer: Sealer, text: str) -> str:
    """Return the keyed hash of a value, the same for all its spellings."""
    return sealer.fingerprint(lookup_spelling(rule.shape, text), rule.seal_name)


def with_what_follows(said: Said) -> dict[str, str]:
    """Return what was said, with birthday and sex where the identity number tells them."""
    number = said.get("id_number", "").strip().upper()
    born, sex = birthday_in(number), sex_in(number)
    told = {"born": born.isoformat(), "sex": sex} if born and sex else {}
    return {**said, **told}


def _differs(rule: FieldRule, sealer: Sealer, known: Particulars, text: str) -> bool:
    kept = known.value(rule.code)
    return kept is None or plain(rule, sealer, kept) != text
