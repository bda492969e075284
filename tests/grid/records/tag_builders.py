"""Ready-made tags, and the book in which they are kept; a test names only what it is about."""

from pathlib import Path

import services.grid
from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.records.ports import TagBook
from shared.plumbing.sealing import Sealer
from shared.plumbing.tables import read_policies
from tests.grid.records.fakes import FakeTags

TABLE = Path(services.grid.__file__).parent / "data/tags.yaml"
[RULES] = read_policies(TABLE, TagRules)
SEALER = Sealer({"k1": bytes(range(32))}, lookup=bytes(32))


class FakeTagTable:
    def in_force(self, at):
        return RULES


def a_tag_book(tags=None):
    return TagBook(tags=tags or FakeTags(), table=FakeTagTable(), sealer=SEALER)
