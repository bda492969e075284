"""Rehome tags: the tags of people go with them to where they live now."""

from collections.abc import Mapping

from services.grid.domain.records.person import Person
from services.grid.usecases.records.ports import Tags
from shared.kernel.command import Command


def rehome_tags(tags: Tags, known: Mapping[str, Person], *, command: Command) -> None:
    """Let each tag of these people lie where its person lives; what lies there already stays as it is."""
    strayed = [
        tag for tag in tags.of_subjects(known) if tag.household_id != known[tag.subject_id].household_id
    ]
    tags.keep([(tag.at_home(known[tag.subject_id]), command) for tag in strayed])
