"""Collection `documents`: what was handed out, one document of the database each."""

from typing import Any, ClassVar

from services.intake.domain.documents.issued_document import IssuedDocument
from shared.plumbing.mongo import Repository


class MongoDocuments(Repository[IssuedDocument]):
    """What was handed out, kept in MongoDB."""

    kind: ClassVar[type[Any]] = IssuedDocument
    collection_name = "documents"
