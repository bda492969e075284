"""The check of a community's roster as it is asked for and shown. Times of day are local."""

from datetime import timedelta
from typing import Any

from marshmallow import Schema, fields

from services.grid.domain.posts.desk import PlannedDay, Stretch
from services.grid.domain.posts.feasibility import DeskArithmetic
from services.grid.schemas.words import COMMUNITY_CODE
from services.grid.usecases.posts.check_roster import GridDay, RosterCheck

MINUTE = timedelta(minutes=1)


class RosterCheckForm(Schema):
    """Which community, and which day."""

    community_code = fields.String(required=True, validate=COMMUNITY_CODE)
    day = fields.Date(required=True)


class StretchView(Schema):
    """When nobody is at the desk, like 12:00 to 12:30."""

    start = fields.String()
    end = fields.String()
    minutes = fields.Integer()


class PlannedDayView(Schema):
    """What the roster plans for a worker; `short`: less than four hours of his day are in the grid."""

    worker_id = fields.String()
    in_grid_minutes = fields.Integer()
    desk_minutes = fields.Integer()
    work_minutes = fields.Integer()
    short = fields.Boolean()


class GridDayView(Schema):
    """The two of a grid, and when neither of them is at the desk."""

    grid_code = fields.String()
    workers = fields.List(fields.Nested(PlannedDayView))
    unmanned = fields.List(fields.Nested(StretchView))


class ArithmeticView(Schema):
    """What is possible at best: what is left for the desk, the hole that no roster closes, people at once."""

    day_minutes = fields.Integer()
    grids = fields.Integer()
    left_minutes = fields.Integer()
    hole_minutes = fields.Integer()
    people = fields.Float()


class RosterCheckView(Schema):
    """A day of a community: what is planned, and what is possible for one grid alone and for all together."""

    day = fields.Date()
    is_workday = fields.Boolean()
    grids = fields.List(fields.Nested(GridDayView))
    unmanned = fields.List(fields.Nested(StretchView))
    people = fields.Float()
    alone = fields.Nested(ArithmeticView, allow_none=True)
    pooled = fields.Nested(ArithmeticView, allow_none=True)


def show_check(check: RosterCheck) -> dict[str, Any]:
    """Return what the view of a check reads."""
    return {
        "day": check.day,
        "is_workday": check.is_workday,
        "grids": [_grid(each) for each in check.grids],
        "unmanned": [_stretch(each) for each in check.unmanned],
        "people": round(check.people, 1),
        "alone": _arithmetic(check.alone),
        "pooled": _arithmetic(check.pooled),
    }


def _grid(grid: GridDay) -> dict[str, Any]:
    return {
        "grid_code": grid.grid_code,
        "workers": [_planned(each) for each in grid.workers],
        "unmanned": [_stretch(each) for each in grid.unmanned],
    }


def _planned(planned: PlannedDay) -> dict[str, Any]:
    return {
        "worker_id": planned.worker_id,
        "in_grid_minutes": planned.in_grid // MINUTE,
        "desk_minutes": planned.at_desk // MINUTE,
        "work_minutes": planned.works // MINUTE,
        "short": planned.short,
    }


def _stretch(stretch: Stretch) -> dict[str, Any]:
    return {
        "start": _time_of_day(stretch.start),
        "end": _time_of_day(stretch.end),
        "minutes": stretch.length // MINUTE,
    }


def _time_of_day(since_midnight: timedelta) -> str:
    hours, minutes = divmod(since_midnight // MINUTE, 60)
    return f"{hours:02d}:{minutes:02d}"


def _arithmetic(arithmetic: DeskArithmetic | None) -> dict[str, Any] | None:
    if arithmetic is None:
        return None
    return {
        "day_minutes": arithmetic.day // MINUTE,
        "grids": arithmetic.grids,
        "left_minutes": arithmetic.left // MINUTE,
        "hole_minutes": arithmetic.hole // MINUTE,
        "people": round(arithmetic.people, 1),
    }
