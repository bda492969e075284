"""One person: which records may be about the same one (domain reference §4.1)."""

from services.grid.domain.records.person import Person
from shared.kernel.errors import Conflict


def require_one_person(one: Person, other: Person) -> None:
    """Refuse to merge who has another number: that is another person, whatever his name and his phone.

    Where one of them has none, the evidence that is named must do, and the years of birth must not differ.
    """
    if one.has_number and other.has_number and one.key != other.key:
        raise Conflict("证件号码不同，不能合并")
    if one.born_year and other.born_year and one.born_year != other.born_year:
        raise Conflict("出生年份不同，不能合并")


def may_be_one(one: Person, other: Person) -> bool:
    """Tell whether nothing that is known says that these are two people."""
    try:
        require_one_person(one, other)
    except Conflict:
        return False
    return True
