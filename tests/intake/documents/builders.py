"""An office, and what documents are made of."""

from datetime import date
from typing import Any

from services.intake.domain.documents.matter import Matter
from services.intake.domain.documents.office import Office
from tests.intake.builders import LATER, PLAIN
from tests.intake.menu_builders import an_item


def an_office(**but: Any) -> Office:
    return Office(
        **{
            "version_no": 1,
            "effective_from": date(2026, 1, 1),
            "title": "明光路街道为民服务中心",
            "hall": "街道政务服务大厅",
            "address": "为民服务中心一楼",
            "hours": "工作日 9:00—17:00",
            "consultation_phone": "0551-00000001",
            "complaint_phone": "0551-00000002",
            "remedies": "可以依法申请行政复议或者提起行政诉讼。",
        }
        | but
    )


def a_matter(case: Any, **but: Any) -> Matter:
    known = {"case": case, "office": an_office(), "item": an_item(), "calendar": PLAIN, "now": LATER}
    return Matter(**known | but)
