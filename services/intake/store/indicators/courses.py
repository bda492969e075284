"""Read side of collection `cases`: how the cases of a period went, as ranges of one index a basis."""

from collections.abc import Iterator

from pymongo import IndexModel
from pymongo.database import Database

from services.intake.domain.indicators.course import Course
from services.intake.domain.indicators.indicator import Basis
from services.intake.usecases.indicators.ports import CourseRow, Stretch
from shared.plumbing.documents import CONVERTER, Document

INDEXES = tuple(
    IndexModel([("scopes", 1), (basis.value, 1)], name=f"scopes_{basis.value}") for basis in Basis
)
BATCH = 500


class MongoCourses:
    """How cases went, read from where they are kept: beside each case, by the write that changed it."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["cases"]

    def prepare(self) -> None:
        """Make the indexes; doing it again changes nothing."""
        self.collection.create_indexes(list(INDEXES))

    def along(self, stretch: Stretch) -> Iterator[CourseRow]:
        narrowest, place = stretch.scopes[0], stretch.basis.value
        query = {"scopes": narrowest, place: {"$gt": stretch.after, "$lt": stretch.until}}
        shown = dict.fromkeys(("number", "topic", "course", "scopes", place), True)
        for found in self.collection.find(query, shown, batch_size=BATCH).sort(place, 1):
            if set(stretch.scopes) <= set(found["scopes"]):
                yield _row(found, place)


def _row(found: Document, place: str) -> CourseRow:
    return CourseRow(
        case_id=found["_id"],
        number=found["number"],
        topic=found["topic"],
        place=found[place],
        course=CONVERTER.structure(found["course"], Course),
    )
