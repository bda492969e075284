"""Collection `cases`: one document per case, applications and issues."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from pymongo import IndexModel

from services.intake.domain.applications.application import Application
from services.intake.domain.cases.case import Case
from services.intake.domain.cases.stretch import Stretch
from services.intake.domain.indicators.places import moments_of, scopes_of
from services.intake.domain.issues.issue import Issue
from services.intake.domain.issues.states import IssueState
from services.intake.store.cases import shelving
from services.intake.store.clocks.timed_repository import TimedRepository
from services.intake.store.indicators.courses import INDEXES
from services.intake.usecases.cases.ports import CasePage
from shared.kernel.errors import NotFound
from shared.plumbing.documents import CONVERTER, Document

AnyCase = Application | Issue
KINDS: dict[str, type[AnyCase]] = {Application.kind: Application, Issue.kind: Issue}


class MongoCases(TimedRepository[AnyCase]):
    """The cases, kept in MongoDB."""

    kind: ClassVar[type[Any]] = Case
    collection_name = "cases"
    indexes = (
        IndexModel([("number", 1)], name="number", unique=True),
        IndexModel([("reporter", 1), ("registered_at", 1)], name="reporter"),
        IndexModel([("merged_into", 1), ("state", 1)], name="merged_into"),
        IndexModel([("awaited", 1)], name="awaited"),
        *TimedRepository.indexes,
        *INDEXES,
        *shelving.INDEXES,
    )

    def kind_of(self, document: Document) -> type[AnyCase]:
        return KINDS[document["kind"]]

    def also(self, case: AnyCase) -> Document:
        """Keep beside it where the indicators find it, and its course, which is reckoned with its clocks."""
        found = {"scopes": list(scopes_of(case)), **moments_of(case)}
        found |= {"awaited": case.awaited if isinstance(case, Application) else None}
        found |= {"reporter": _reporter(case.applicant.phone_print, case.topic)}
        course = {"kind": case.kind, "course": CONVERTER.unstructure(case.course)}
        return super().also(case) | found | course | shelving.shelved(case)

    def get_by_number(self, number: str) -> AnyCase:
        document = self.collection.find_one({"number": number})
        if document is None:
            raise NotFound("查无此案件")
        return self.read(document)

    def page(self, shelves: Sequence[str], *, stretch: Stretch, limit: int) -> CasePage:
        found = shelving.look_through(self.collection, shelves, stretch=stretch, limit=limit + 1)
        shown, place = found[:limit], shelving.FIELDS[stretch.order][1]
        return CasePage(
            items=tuple(self.read(document) for document in shown),
            next=shown[-1][place] if len(found) > limit else None,
        )

    def of_reporter(self, phone_print: str, topic: str, *, since: datetime, limit: int) -> list[AnyCase]:
        wanted = {"reporter": _reporter(phone_print, topic), "registered_at": {"$gte": since}}
        return [self.read(document) for document in self.collection.find(wanted).limit(limit)]

    def merged_into(self, id: str, *, limit: int) -> list[Issue]:
        wanted = {"merged_into": id, "state": IssueState.MERGED.value}
        documents = self.collection.find(wanted).limit(limit)
        return [issue for each in documents if isinstance(issue := self.read(each), Issue)]

    def of_appointment(self, id: str, *, limit: int) -> list[Application]:
        documents = self.collection.find({"awaited": id}).limit(limit)
        return [one for each in documents if isinstance(one := self.read(each), Application)]


def _reporter(phone_print: str | None, topic: str) -> str | None:
    return f"{phone_print}/{topic}" if phone_print else None
