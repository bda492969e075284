"""What came with this release: the menu and the lists in `data/`, and the official calendar years."""

from collections.abc import Iterable

from pymongo.database import Database

from services.intake.domain.menu.service_item import ServiceItem
from services.intake.domain.organisation.topic_list import TopicList
from services.intake.store.menu.delivered import read_items
from services.intake.store.menu.issue_types import DATA
from services.intake.store.organisation.delivered import read_lists, read_organisation
from shared.kernel.workyear import CalendarYear
from shared.plumbing.documents import Document
from shared.plumbing.holidays import known_years, official_year

OLDEST_YEAR = 2020  # no open case began before


class Release:
    """Read when it is asked for; a faulty table is refused by file, row and field."""

    def __init__(self, database: Database[Document]) -> None:
        pass

    def prepare(self) -> None:
        """Look at the tables once, so that a faulty one stops the service at start."""
        self.items()
        self.lists()

    def items(self) -> tuple[ServiceItem, ...]:
        return read_items(DATA / "service_items.yaml")

    def lists(self) -> tuple[TopicList, ...]:
        return read_lists(DATA / "lists.yaml", read_organisation(DATA / "organisation.yaml"))

    def years(self) -> Iterable[CalendarYear]:
        found = (official_year(year) for year in known_years() if year >= OLDEST_YEAR)
        return [year for year in found if year]
