"""Follow people: what hangs on people of whom something was told goes along with them."""

from collections.abc import Mapping

from services.grid.domain.records.person import Person
from services.grid.usecases.records.note_duplicates import DuplicateBook, note_duplicates
from services.grid.usecases.records.ports import Tags
from services.grid.usecases.records.rehome_tags import rehome_tags
from shared.kernel.command import Command


def follow_people(book: DuplicateBook, tags: Tags, known: Mapping[str, Person], *, command: Command) -> None:
    """Let tags lie where their people live now, and find who is known twice. Again it changes nothing."""
    rehome_tags(tags, known, command=command)
    note_duplicates(book, known.values(), at=command.at)
