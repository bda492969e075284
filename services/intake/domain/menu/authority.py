"""Authority: who acts on an item, and by what right, in the names of the exchange (domain reference §2.2)."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.menu.faults import require
from shared.kernel.credit_code import sound_credit_code
from shared.kernel.errors import Invalid


class UseLevel(StrEnum):
    """行使层级; the digits are those of the exchange."""

    NATION = "1"
    PROVINCE = "2"
    CITY = "3"
    COUNTY = "4"
    STREET = "5"
    COMMUNITY = "6"


@dataclass(frozen=True, kw_only=True)
class Authority:
    """The department and the law behind an item; empty where it is not known.

    `dept_code` is a unified social credit code; `other_dept` are those who act jointly.
    """

    dept_name: str = ""
    dept_code: str = ""
    dept_type: str = ""
    entrust_name: str = ""
    use_level: UseLevel | None = None
    power_source: str = ""
    by_law: str = ""
    other_dept: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wrong = _wrong_credit_code(self.dept_code)
        require((wrong is not None, "dept_code", wrong or ""))


def _wrong_credit_code(code: str) -> str | None:
    try:
        if code and sound_credit_code(code) != code:
            return "统一社会信用代码应为大写，不含空格"
    except Invalid as fault:
        return fault.message
    return None
