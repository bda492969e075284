"""Collection `numberings`: one document per community that has numbered a building by itself."""

from services.grid.domain.territory.numbering import Numbering
from shared.plumbing.mongo import Repository


class MongoNumberings(Repository[Numbering]):
    """Every numbering, kept in MongoDB."""

    kind = Numbering
    collection_name = "numberings"
