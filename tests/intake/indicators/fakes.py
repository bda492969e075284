"""A stand-in for how cases went; it keeps the promises of the real one."""

from services.intake.domain.indicators.places import moments_of, scopes_of
from services.intake.usecases.indicators.ports import CourseRow


class FakeCourses:
    def __init__(self, *cases):
        self.cases = list(cases)

    def along(self, stretch):
        rows = []
        for case in self.cases:
            place = moments_of(case)[stretch.basis]
            inside = place is not None and stretch.after < place < stretch.until
            if inside and set(stretch.scopes) <= set(scopes_of(case)):
                rows.append(
                    CourseRow(
                        case_id=case.id,
                        number=case.number,
                        topic=case.topic,
                        place=place,
                        course=case.course,
                    )
                )
        yield from sorted(rows, key=lambda row: row.place)
