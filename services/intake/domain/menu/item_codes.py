"""Item codes: what other systems call an item (domain reference §2.1). None is ever invented here.

基本编码 has 12 digits. 实施编码 has 31 characters: the credit code of the department (18), the level that
acts (1) and the 基本编码 (12). 办件编号 is 实施编码, day (8) and sequence (4): 43 characters.
"""

import re
from dataclasses import dataclass
from datetime import date

from services.intake.domain.menu.faults import require
from shared.kernel.credit_code import sound_credit_code
from shared.kernel.errors import Invalid

CATALOG_CODE = re.compile(r"[0-9]{12}")
TASK_CODE = re.compile(r"(?P<department>[0-9A-Z]{18})(?P<level>[1-6])(?P<catalog>[0-9]{12})")
TASK_CASE_NUMBER = re.compile(r"(?P<task>[0-9A-Z]{31})(?P<day>[0-9]{8})(?P<sequence>[0-9]{4})")
LONGEST_HANDLE_ITEM = 50  # characters, as in the tables of the exchange
LAST_OF_THE_DAY = 9999


@dataclass(frozen=True, kw_only=True)
class TaskCode:
    """实施编码, read: whose it is, at which level, and of which line of the national catalogue."""

    department: str
    level: str
    catalog: str

    @classmethod
    def read(cls, text: str) -> "TaskCode":
        """Return the parts, or raise Invalid: wrong length, level or check character."""
        parts = TASK_CODE.fullmatch(text)
        if parts is None:
            raise Invalid("实施编码应为31位：统一社会信用代码18位、行使层级1位（1至6）、基本编码12位")
        return cls(
            department=sound_credit_code(parts["department"]), level=parts["level"], catalog=parts["catalog"]
        )


@dataclass(frozen=True, kw_only=True)
class ItemCodes:
    """The codes, under the names of the exchange; empty where none is known."""

    row_guid: str = ""
    task_guid: str = ""
    catalog_code: str = ""
    local_catalog_code: str = ""
    task_code: str = ""
    local_task_code: str = ""
    task_handle_item: str = ""

    def __post_init__(self) -> None:
        wrong = self._wrong_task_code()
        other = TASK_CODE.fullmatch(self.task_code)
        require(
            (
                bool(self.catalog_code) and not CATALOG_CODE.fullmatch(self.catalog_code),
                "catalog_code",
                "基本编码应为12位数字",
            ),
            (wrong is not None, "task_code", wrong or ""),
            (
                bool(self.catalog_code and other and other["catalog"] != self.catalog_code),
                "task_code",
                "与基本编码不一致",
            ),
            (
                bool(self.task_handle_item) and not self.task_handle_item.startswith(self.task_code),
                "task_handle_item",
                "业务办理项编码应以实施编码开头",
            ),
            (len(self.task_handle_item) > LONGEST_HANDLE_ITEM, "task_handle_item", "过长"),
        )

    @property
    def level(self) -> str | None:
        """The level that acts, as the 实施编码 says it."""
        parts = TASK_CODE.fullmatch(self.task_code)
        return parts["level"] if parts else None

    def _wrong_task_code(self) -> str | None:
        try:
            if self.task_code:
                TaskCode.read(self.task_code)
        except Invalid as fault:
            return fault.message
        return None


def task_case_number(task_code: str, *, day: date, sequence: int) -> str:
    """Return the 办件编号 of the day's n-th application under a 实施编码, or raise Invalid."""
    TaskCode.read(task_code)
    if not 1 <= sequence <= LAST_OF_THE_DAY:
        raise Invalid(f"一天的办件流水号为1至{LAST_OF_THE_DAY}")
    return f"{task_code}{day:%Y%m%d}{sequence:04}"


def read_task_case_number(text: str) -> tuple[TaskCode, date, int]:
    """Return 实施编码, day and sequence of a 办件编号, or raise Invalid."""
    parts = TASK_CASE_NUMBER.fullmatch(text)
    if parts is None:
        raise Invalid("办件编号应为43位：实施编码31位、日期8位、流水号4位")
    try:
        day = date.fromisoformat(parts["day"])
    except ValueError:
        raise Invalid("办件编号中的日期有误") from None
    return TaskCode.read(parts["task"]), day, int(parts["sequence"])
