"""Collection `responsibility_checks`: one document per area, what the newest look has found."""

from typing import Any, ClassVar

from services.grid.domain.responsibilities.responsibility_check import ResponsibilityCheck
from shared.plumbing.mongo import Repository


class MongoResponsibilityChecks(Repository[ResponsibilityCheck]):
    """The checks, kept in MongoDB."""

    kind: ClassVar[type[Any]] = ResponsibilityCheck
    collection_name = "responsibility_checks"
