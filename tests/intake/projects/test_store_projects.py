"""How projects and referrals are looked for: by ranges of an index, whatever else there is."""

from datetime import date, timedelta

import pytest

from services.intake.domain.projects.place import of_street
from services.intake.domain.projects.project_state import ProjectState
from services.intake.domain.projects.referral import ReferralState
from services.intake.store.projects.projects import MongoProjects
from services.intake.store.projects.referrals import MongoReferrals
from tests.intake.builders import MONDAY, STREET
from tests.intake.projects.builders import a_project_in, a_referral_in
from tests.shared.queries import explained, watched

MANY = 60


@pytest.fixture
def asked(mongo_uri, database):
    with watched(mongo_uri, database.name) as (watched_database, queries):
        projects, referrals = MongoProjects(watched_database), MongoReferrals(watched_database)
        for store in (projects, referrals):
            store.prepare()
        for number in range(MANY):
            id, at = f"{number:032x}", MONDAY + timedelta(minutes=number)
            state = ProjectState.RUNNING if number < 5 else ProjectState.NEED
            projects.save(a_project_in(state, id=id, at=MONDAY))
            project_id = f"{number % 20:032x}"
            referrals.save(
                a_referral_in(ReferralState.REFERRED, id=id, project_id=project_id, referred_at=at)
            )
        queries.sent.clear()
        yield projects, referrals, queries, watched_database


@pytest.mark.parametrize(
    ("ask", "most"),
    [
        (lambda projects, referrals: projects.page(of_street("340102997"), after="", limit=5), 0),
        (lambda projects, referrals: projects.coming_due(date(2028, 1, 1), limit=5), 5),
        (lambda projects, referrals: referrals.page(f"{0:032x}", after="", limit=5), 5),
        (lambda projects, referrals: referrals.satisfaction(f"{0:032x}", satisfied_from=3), 5),
    ],
)
def test_a_list_reads_what_it_shows_and_nothing_else(asked, ask, most):
    projects, referrals, queries, database = asked
    ask(projects, referrals)

    (find,) = [command for command in queries.sent if "find" in command]
    stages, looked_at = explained(database, find)
    assert "COLLSCAN" not in stages
    assert looked_at <= most


def test_a_page_of_the_street_is_as_long_as_it_was_asked_for(asked):
    projects, _, _, _ = asked

    assert len(projects.page(of_street(STREET), after="", limit=5)) == 5
