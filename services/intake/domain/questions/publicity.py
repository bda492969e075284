"""Publicity: how long what is published stays published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from shared.kernel.calendar import local_time
from shared.kernel.errors import Invalid


class Publicity(StrEnum):
    """What is published; a list of names stays for as long as anybody may object, and not a day more."""

    ANSWER = "answer"
    NAME_LIST = "name_list"


@dataclass(frozen=True, kw_only=True)
class PublicityRules:
    """One version; `days` are natural days after the day of publication, by what is published."""

    version_no: int
    effective_from: date
    days: Mapping[Publicity, int]

    def __post_init__(self) -> None:
        if set(self.days) != set(Publicity):
            raise Invalid("everything that can be published has its days")
        if min(self.days.values()) < 1:
            raise Invalid("nothing is published for less than a day")

    def last_day(self, publicity: Publicity, *, at: datetime, wished: date | None) -> date:
        """Return the last day on which it can be read: the wished one, or the longest there is."""
        today = local_time(at).date()
        longest = today + timedelta(days=self.days[publicity])
        last = wished or longest
        if not today <= last <= longest:
            raise Invalid(f"公示期最迟到{longest}", {"last_day": [f"from {today} to {longest}"]})
        return last
