"""Import streets."""

from collections.abc import Sequence

from services.grid.domain.territory.unit import Street
from services.grid.usecases.keep_rows import keep_rows
from services.grid.usecases.territory.ports import Streets
from shared.kernel.batch import RowOutcome
from shared.kernel.command import Command


def import_streets(streets: Streets, *, rows: Sequence[Street], command: Command) -> list[RowOutcome]:
    """Keep a batch of streets; refused is one outside of the caller's areas."""
    return keep_rows(streets, rows, _own, command=command)


def _own(street: Street, command: Command) -> Street:
    command.by.require_area(street.id)
    return street
