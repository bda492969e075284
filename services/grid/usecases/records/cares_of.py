"""Cares of a household: why it is called on, as its tags and those of its members have it (§4.3)."""

from datetime import datetime

from services.grid.domain.records.field_rule import About
from services.grid.domain.visits.care import Care
from services.grid.usecases.records.ports import TagBook
from services.grid.usecases.records.seal_tag import OpenTag, open_tag
from shared.kernel.calendar import local_time


def cares_of(book: TagBook, household_id: str, *, at: datetime) -> tuple[Care, ...]:
    """Return a care for each tag in force.

    Of a restricted one neither category nor person is told, only the colour, and that the authority that
    answers for it comes along.
    """
    today = local_time(at).date()
    held = [tag for tag in book.tags.of_household(household_id) if tag.in_force(today)]
    rules = book.table.in_force(at)
    return tuple(_care(open_tag(rules, book.sealer, tag)) for tag in held)


def _care(opened: OpenTag) -> Care:
    colour = opened.category.levels[opened.level]
    if opened.category.restricted:
        return Care(colour=colour, joint=opened.category.joint)
    person = opened.tag.subject_id if opened.category.about is About.PERSON else None
    return Care(colour=colour, category=opened.category.code, person_id=person)
