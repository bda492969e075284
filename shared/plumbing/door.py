"""Doors: the only way from outside into a use case.

A door checks who asks and whether he may, reads the words by a Form, and shows the answer by a View. A
command changes something and carries an id; a query changes nothing. Only what the Form knows comes in.

    @command(ReportIssueForm, CaseView, allow=("clerk", "resident"))
    def report_issue(self, command: Command, **wish) -> Case: ...

    @query(CasesForm, Page(CaseView), allow=("clerk",))
    def find_cases(self, caller: Caller, **wish) -> dict: ...    # {"items": [...], "next": cursor or None}
"""

import hashlib
import inspect
import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields
from nameko.containers import get_service_name
from nameko.extensions import ENTRYPOINT_EXTENSIONS_ATTR

from shared.kernel import clock
from shared.kernel.command import Caller, Command
from shared.kernel.errors import Invalid, NotAllowed
from shared.plumbing import logs
from shared.plumbing.access import ROLES, Access
from shared.plumbing.container import Container
from shared.plumbing.rpc import SafeRpc
from shared.plumbing.words import SAID_WRONG, check_words, longest_texts

COMMAND_ID = "command_id"
_COMMAND_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")

FormClass = type[Schema]
ViewClass = type[Schema]


class Nothing(Schema):
    """No words."""


@cache
def Page(view: ViewClass) -> ViewClass:  # noqa: N802 - reads as the class that it makes
    """Return the view of one page of a list: `{items, next}`; `next` is a cursor, or null at the end."""
    members: dict[str, Any] = {
        "__module__": view.__module__,
        "items": fields.List(fields.Nested(view)),
        "next": fields.String(allow_none=True),
    }
    return type(f"PageOf{view.__name__}", (Schema,), members)


@dataclass(frozen=True, kw_only=True)
class DoorDescription:
    """A door as the documentation shows it. `kind` is command or query."""

    service: str
    method: str
    kind: str
    form: FormClass
    view: ViewClass
    allow: tuple[str, ...]
    says: str


class Door(SafeRpc):
    """Entrypoint: keywords in, one answer out; refusals as the kernel knows them."""

    access = Access()

    def __init__(self, form: FormClass | None, view: ViewClass | None, *, allow: Collection[str]) -> None:
        if not allow or not ROLES.issuperset(allow):
            raise ValueError(f"a door is open to some of {sorted(ROLES)}, not to {sorted(allow)}")
        self.form, self.view, self.allow = form or Nothing, view or Nothing, tuple(allow)
        super().__init__()

    def setup(self) -> None:
        if not isinstance(self.container, Container):
            raise TypeError("only our container opens doors; any other would walk through the wall")
        super().setup()
        self._reads, self._shows = self.form(unknown=RAISE), self.view()
        self._longest = longest_texts(self._reads)

    def check_signature(self, args: Any, kwargs: Any) -> None:
        """Leave the words to the Form."""

    def around(self, worker_ctx: Any, method: Callable[..., Any]) -> Any:
        """Open the door for one call."""
        caller, words = self._admit(worker_ctx.data.get("auth_token")), worker_ctx.kwargs
        if worker_ctx.args:
            raise Invalid("say every word by its name")
        check_words(words, longest=self._longest)
        said = method(self._asking(caller, words), **self._read(words))
        return self._shows.dump(said) if said is not None else {}

    def _admit(self, token: object) -> Caller:
        caller: Caller = self.access.caller_of(token)
        logs.note(caller=caller.id)
        if caller.roles.isdisjoint(self.allow):
            raise NotAllowed("您没有办理此事的权限")
        return caller

    def _asking(self, caller: Caller, words: dict[str, Any]) -> Caller | Command:
        """Return what the method is told of who asks; takes out of the words what belongs to that."""
        raise NotImplementedError

    def _read(self, words: dict[str, Any]) -> dict[str, Any]:
        try:
            read: dict[str, Any] = self._reads.load(words)
        except ValidationError as wrong:
            raise Invalid(SAID_WRONG, wrong.messages_dict) from None
        return read


class QueryDoor(Door):
    """A door through which nothing is changed; the method is told the Caller."""

    kind = "query"

    def _asking(self, caller: Caller, words: dict[str, Any]) -> Caller:
        return caller


class CommandDoor(Door):
    """A door for one change; the method is told the Command, the same one when it is asked again."""

    kind = "command"

    def _asking(self, caller: Caller, words: dict[str, Any]) -> Command:
        id = words.pop(COMMAND_ID, None)
        if not (isinstance(id, str) and _COMMAND_ID.fullmatch(id)):
            raise Invalid("a command needs an id", {COMMAND_ID: ["8 to 64 letters, digits, - or _"]})
        logs.note(command=id)
        return Command(id=id, by=caller, digest=self._digest(caller, words), at=clock.now())

    def _digest(self, caller: Caller, words: dict[str, Any]) -> str:
        door = f"{self.container.service_name}.{self.method_name}"
        wish = json.dumps([door, caller.id, words], sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(wish.encode()).hexdigest()


command = CommandDoor.decorator
query = QueryDoor.decorator


def doors_of(service_class: type) -> list[DoorDescription]:
    """Return the doors of a service, by name."""
    return [
        DoorDescription(
            service=get_service_name(service_class),
            method=name,
            kind=door.kind,
            form=door.form,
            view=door.view,
            allow=door.allow,
            says=inspect.getdoc(method) or "",
        )
        for name, method in inspect.getmembers(service_class, inspect.isfunction)
        for door in getattr(method, ENTRYPOINT_EXTENSIONS_ATTR, ())
        if isinstance(door, Door)
    ]
