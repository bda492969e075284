"""How questions are looked for: by ranges of an index, whatever else there is."""

from datetime import timedelta

import pytest

from services.intake.domain.questions.question_state import QuestionState
from services.intake.domain.questions.shelf import public_shelf
from services.intake.store.questions.questions import MongoQuestions
from tests.intake.builders import MONDAY, STREET, local
from tests.intake.questions.builders import a_question_in, publish
from tests.shared.queries import explained, watched

S = QuestionState


@pytest.fixture
def asked(mongo_uri, database):
    """A store with published and other questions, and what it is asked from now on."""
    with watched(mongo_uri, database.name) as (watched_database, queries):
        store = MongoQuestions(watched_database)
        store.prepare()
        for number in range(60):
            question = a_question_in(S.ANSWERED, case_id=f"{number:032x}")
            if number < 20:
                publish(question, at=MONDAY + timedelta(minutes=number))
            store.save(question)
        queries.sent.clear()
        yield store, queries, watched_database


@pytest.mark.parametrize(
    ("ask", "most"),
    [
        (lambda store: store.page(public_shelf(STREET), after="", limit=5), 5),
        (lambda store: store.leaving(local("2029-01-01 08:00"), limit=5), 5),
        (lambda store: store.replies(STREET, "2026-10"), 0),
    ],
)
def test_a_list_reads_what_it_shows_and_nothing_else(asked, ask, most):
    store, queries, database = asked
    ask(store)

    (find,) = [command for command in queries.sent if "find" in command]
    stages, looked_at = explained(database, find)
    assert "COLLSCAN" not in stages
    assert looked_at <= max(most, 20)
