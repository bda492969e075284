"""Offer: how an item is asked for and what comes of it, in the exchange's names (domain reference §2.2)."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.menu.faults import require

WEB = ("https://", "http://")


class ServerType(StrEnum):
    """For whom it is (服务对象)."""

    PERSON = "自然人"
    BUSINESS = "企业法人"
    INSTITUTION = "事业法人"
    ASSOCIATION = "社会组织法人"
    OTHER = "其他组织"


class HandleType(StrEnum):
    """Where it can be asked for (办理形式)."""

    WINDOW = "窗口办理"
    ONLINE = "网上办理"
    PHONE = "电话办理"
    HOME = "上门办理"
    AGENCY = "代办"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """For whom, on which condition, in which way."""

    server_type: tuple[ServerType, ...] = (ServerType.PERSON,)
    handle_type: tuple[HandleType, ...] = (HandleType.WINDOW,)
    accept_condition: str = ""
    handle_flow: str = ""
    special_procedure: str = ""
    limit_explain: str = ""
    service_type: str = ""
    handle_area: str = ""
    user_topic_type: str = ""
    is_entry_center: bool = True
    is_schedule: bool = False
    is_express: bool = False
    is_service_terminals: bool = False

    def __post_init__(self) -> None:
        require(
            (not self.server_type, "server_type", "至少有一类服务对象"),
            (not self.handle_type, "handle_type", "至少有一种办理形式"),
        )


@dataclass(frozen=True, kw_only=True)
class Hall:
    """Where to go, when, how often (到现场次数), whom to ask and where to complain."""

    limit_scene_num: int | None = None
    limit_scene_explain: str = ""
    transact_addr: str = ""
    transact_time: str = ""
    link_way: str = ""
    supervise_way: str = ""

    def __post_init__(self) -> None:
        negative = self.limit_scene_num is not None and self.limit_scene_num < 0
        require((negative, "limit_scene_num", "到现场次数不能小于0"))


@dataclass(frozen=True, kw_only=True)
class Online:
    """How far it can be done on the net; `online_handle_depth` is the level of the exchange, 1 to 4."""

    is_online: bool = False
    online_handle_depth: int | None = None
    online_handle_url: str = ""
    mobile_terminal_url: str = ""
    is_pay_online: bool = False

    def __post_init__(self) -> None:
        depth, urls = self.online_handle_depth, (self.online_handle_url, self.mobile_terminal_url)
        require(
            (depth is not None and not 1 <= depth <= 4, "online_handle_depth", "网办深度为1至4"),  # noqa: PLR2004
            (not self.is_online and any(urls), "is_online", "不能网上办理，却有网址"),
            *(
                (bool(url) and not url.startswith(WEB), name, "不是网址")
                for name, url in zip(("online_handle_url", "mobile_terminal_url"), urls, strict=True)
            ),
        )


@dataclass(frozen=True, kw_only=True)
class Fee:
    """Whether it costs anything, and by what right; what has no basis is free."""

    is_fee: bool = False
    fee_basis: str = ""

    def __post_init__(self) -> None:
        require((self.is_fee and not self.fee_basis, "fee_basis", "收费须有依据"))


@dataclass(frozen=True, kw_only=True)
class ItemResult:
    """What is handed out in the end; `result_guid` is its sample."""

    result_type: str = ""
    result_name: str = ""
    result_guid: str = ""


@dataclass(frozen=True, kw_only=True)
class Bookkeeping:
    """What the exchange notes about a record and where it holds; kept as it came, and never read here."""

    town_name: str = ""
    town_code: str = ""
    village_name: str = ""
    village_code: str = ""
    cd_operation: str = ""
    cd_time: str = ""
    cd_batch: str = ""
    data_source: str = ""
