"""A list that comes in as a tuple, as the domain keeps it."""

from typing import Any

from marshmallow import fields


class Tuple(fields.List[Any]):
    """Several of one kind."""

    def _deserialize(self, *args: Any, **kwargs: Any) -> Any:
        return tuple(super()._deserialize(*args, **kwargs))
