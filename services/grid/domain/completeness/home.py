"""Home: a household with its members, as far as its file is complete (§4.7)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.grid.domain.completeness.completeness_rules import CompletenessItem, CompletenessRules
from services.grid.domain.completeness.entry import Entry
from services.grid.domain.records.household import Household, HouseholdKind
from services.grid.domain.records.particulars import Particulars
from services.grid.domain.records.person import Person, Relation

EMPTY = frozenset({HouseholdKind.VACANT, HouseholdKind.AWAY})
YES = "yes"


@dataclass(frozen=True, kw_only=True)
class Known:
    """Whether something is there, whether somebody made sure of it, and as of which day.

    `declined` says that who lives there would not tell, as he may (拒绝提供).
    """

    present: bool
    verified: bool = False
    as_of: date | None = None
    declined: bool = False


@dataclass(frozen=True, kw_only=True)
class Home:
    """`categories` are those of the open tags that somebody in it, or the household itself, has today.

    Of `tags` there may be more, because some have run out; `tags_sound` are those whose basis holds.
    """

    household: Household
    members: Sequence[Person]
    categories: Sequence[str] = ()
    tags: int = 0
    tags_sound: int = 0

    @property
    def special(self) -> bool:
        return bool(self.categories)

    @property
    def occupied(self) -> bool:
        return self.household.kind not in EMPTY

    @property
    def rented(self) -> bool:
        return self.household.particulars.value("rented") == YES

    def vacancy_confirmed(self, on: date, rules: CompletenessRules) -> bool:
        """Tell whether somebody lately saw that nobody lives there."""
        seen = self.household.verified_on
        return not self.occupied and seen is not None and (on - seen).days <= rules.vacancy_days

    def entries(self, on: date, rules: CompletenessRules) -> list[Entry]:
        """Return every item of the rules with what is known of it."""
        return [self._entry(item, on) for item in rules.items]

    def _entry(self, item: CompletenessItem, on: date) -> Entry:
        known = KNOWN[item.code](self)
        return Entry(
            name=item.code,
            weight=item.weight,
            lasts=timedelta(days=item.lasts(rented=self.rented)),
            applicable=APPLIES.get(item.code, _always)(self),
            declined=known.declined,
            present=known.present,
            verified=known.verified,
            age=on - known.as_of if known.as_of else timedelta(),
        )

    def seen(self, *, present: bool) -> Known:
        """Return what was made sure of when the household as a whole was."""
        day = self.household.verified_on
        return Known(present=present, verified=day is not None, as_of=day)

    def told(self, *codes: str) -> Known:
        """Return what is known of some particulars of the household together: the weakest of them.

        What was declined is left out; where all of them were, so is the whole.
        """
        known = [_told(self.household.particulars, code) for code in codes]
        asked = [each for each in known if not each.declined]
        return weakest(asked) if asked else Known(present=False, declined=True)


def weakest(known: Iterable[Known]) -> Known:
    """Return several as one: there and verified when all are, and as old as the oldest."""
    all_of_them = list(known)
    days = [each.as_of for each in all_of_them if each.as_of]
    return Known(
        present=bool(all_of_them) and all(each.present for each in all_of_them),
        verified=bool(all_of_them) and all(each.verified for each in all_of_them),
        as_of=min(days, default=None),
    )


def _always(home: Home) -> bool:
    return True


def _told(particulars: Particulars, code: str) -> Known:
    origin = particulars.origin(code)
    return Known(
        present=origin is not None,
        verified=particulars.verified(code),
        as_of=origin.as_of if origin else None,
        declined=particulars.declined(code),
    )


def _head(home: Home) -> Known:
    heads = [member for member in home.members if member.relation is Relation.HEAD]
    return home.seen(present=len(heads) == 1)


def _members(home: Home) -> Known:
    return home.seen(present=len(home.members) == home.household.members)


def _phone(home: Home) -> Known:
    """Return the best of all phones: one that reaches somebody is enough."""
    phones = [_told(member.particulars, "phone") for member in home.members]
    there = [phone for phone in phones if phone.present]
    none = Known(present=False, declined=bool(phones) and all(each.declined for each in phones))
    return max(there, key=lambda each: (each.verified, each.as_of or date.min), default=none)


def _residence(home: Home) -> Known:
    present = bool(home.members) and all(each.residence and each.residence.tenure for each in home.members)
    return home.seen(present=present)


KNOWN: Mapping[str, Callable[[Home], Known]] = {
    "address": lambda home: home.seen(present=bool(home.household.address and home.household.house_id)),
    "head": _head,
    "members": _members,
    "phone": _phone,
    "residence": _residence,
    "tenancy": lambda home: home.told("rented", "lease_end"),
    "tags": lambda home: home.seen(present=home.household.verified_on is not None),
    "emergency": lambda home: home.told("emergency_phone"),
    "safety": lambda home: home.told("gas_bottles", "charging"),
}
APPLIES: Mapping[str, Callable[[Home], bool]] = {
    "tenancy": lambda home: home.rented,
    "emergency": lambda home: home.special,
}
