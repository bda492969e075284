"""Check an application: all that stands against its acceptance."""

from services.intake.domain.menu.material import Defect
from services.intake.usecases.applications.get_application import get_application
from services.intake.usecases.cases.ports import Cases
from services.intake.usecases.menu.ports import Items
from shared.kernel.command import Caller


def check_application(cases: Cases, items: Items, case_id: str, *, by: Caller) -> tuple[Defect, ...]:
    """Return every defect, never only the first; none: it must be accepted."""
    application = get_application(cases, case_id, by=by)
    return application.presented.defects(items.get(application.item_id).guide)
