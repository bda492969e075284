"""Forget tags: what ended so long ago that nobody needs it is removed for good (§3.8)."""

from datetime import datetime, timedelta

from services.grid.domain.records.tag_rules import TagRules
from services.grid.usecases.records.ports import Tags
from shared.kernel.calendar import local_time

AT_ONCE = 200


def forget_tags(tags: Tags, rules: TagRules, *, now: datetime) -> int:
    """Remove some of the tags that were kept long enough after their end; return how many there were."""
    last = local_time(now).date() - timedelta(days=rules.kept_days)
    over = [tag.id for tag in tags.past(last, limit=AT_ONCE)]
    tags.forget(over)
    return len(over)
