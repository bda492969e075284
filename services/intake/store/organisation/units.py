"""The units of this release, from `data/organisation.yaml`."""

from pymongo.database import Database

from services.intake.domain.organisation.organisation import Organisation
from services.intake.store.menu.issue_types import DATA
from services.intake.store.organisation.delivered import read_organisation
from shared.plumbing.documents import Document


class DeliveredUnits:
    """The organisation, read once at start; a faulty table stops the service."""

    def __init__(self, database: Database[Document]) -> None:
        self._organisation = Organisation(units=())

    def prepare(self) -> None:
        self._organisation = read_organisation(DATA / "organisation.yaml")

    def organisation(self) -> Organisation:
        return self._organisation
