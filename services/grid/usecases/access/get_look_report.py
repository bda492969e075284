"""Get a look report: of the week of a day, or the latest."""

from datetime import date

from services.grid.domain.access.look_report import LookReport, report_id
from services.grid.usecases.access.ports import LookReports
from shared.kernel.errors import NotFound


def get_look_report(reports: LookReports, *, week: date | None) -> LookReport:
    """Return it; raises NotFound where there is none yet."""
    report = reports.find(report_id(week)) if week else reports.latest()
    if report is None:
        raise NotFound("没有该周的查阅情况报告")
    return report
