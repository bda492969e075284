"""Holder: who has had a case in hand, and since when. What the accounts of accountability rest on."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Somebody who was named for a case or took it; `worker_id` None: nobody had it."""

    worker_id: str | None
    label: str
    since: datetime
