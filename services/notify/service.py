"""The wiring of notify: its doors, and what stands behind them."""

from typing import Any

from nameko.extensions import DependencyProvider

from services.notify.channels.inbox import Inbox
from services.notify.entrypoints import rpc
from services.notify.entrypoints.field_listeners import FieldListeners
from services.notify.entrypoints.grid_listeners import GridListeners
from services.notify.entrypoints.listeners import Listeners
from services.notify.entrypoints.staff_listeners import StaffListeners
from services.notify.store.known_cases import MongoKnownCases
from services.notify.store.notices import MongoNotices
from services.notify.store.templates import TemplateFolder
from shared.plumbing.kept import Kept
from shared.plumbing.memory import Remembered


class CheckedTemplates(DependencyProvider):
    """Hands each worker the templates; one that cannot be used stops the service at start."""

    def setup(self) -> None:
        self.templates = TemplateFolder()

    def get_dependency(self, worker_ctx: Any) -> TemplateFolder:
        return self.templates


class NotifyService(rpc.Rpc, Listeners, GridListeners, FieldListeners, StaffListeners):
    """Run with `nameko run --config services/notify/config.yml services.notify.service:NotifyService`."""

    name = "notify"
    notices = Kept(MongoNotices)
    cases = Remembered(MongoKnownCases)
    templates = CheckedTemplates()
    channel = Inbox()
