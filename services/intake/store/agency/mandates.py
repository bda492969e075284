"""Collection `mandates`: one document per mandate."""

from typing import Any, ClassVar

from services.intake.domain.agency.mandate import Mandate
from shared.plumbing.mongo import Repository


class MongoMandates(Repository[Mandate]):
    """The mandates, kept in MongoDB; they are only ever asked for by id."""

    kind: ClassVar[type[Any]] = Mandate
    collection_name = "mandates"
