"""The words of the five levels: as delivered, and as they may be written."""

from datetime import date

import pytest

from services.intake.domain.cases.rating_scale import FIRST_SCALE, LEVELS, LevelWords
from services.intake.store.cases.scales import DeliveredScales
from services.intake.usecases.cases.get_rating_scale import get_rating_scale
from shared.kernel.errors import Invalid, NotFound
from tests.intake.builders import MONDAY
from tests.intake.fakes import FakePolicies
from tests.intake.menu_builders import a_scale

NAMES = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]


def delivered():
    scales = DeliveredScales(None)
    scales.prepare()
    return scales


def test_the_delivered_levels_are_the_five_of_the_trade_each_with_its_meaning():
    scale = get_rating_scale(delivered(), on=None, now=MONDAY)

    assert [each.label for each in scale.levels] == NAMES
    assert [each.level for each in scale.levels] == list(LEVELS)
    assert len({each.meaning for each in scale.levels}) == len(LEVELS)


def test_what_was_rated_before_a_rating_kept_its_version_was_put_in_the_first():
    assert delivered().in_force(MONDAY).version_no >= FIRST_SCALE == 1


def test_the_words_of_another_day_can_be_read():
    newer = a_scale(version_no=2, effective_from=date(2027, 1, 1))
    scales = FakePolicies(a_scale(), newer)

    assert get_rating_scale(scales, on=None, now=MONDAY).version_no == 1
    assert get_rating_scale(scales, on=date(2027, 1, 2), now=MONDAY).version_no == 2


def test_before_the_first_there_were_none():
    with pytest.raises(NotFound):
        get_rating_scale(delivered(), on=date(2000, 1, 1), now=MONDAY)


@pytest.mark.parametrize(
    "levels",
    [(5, 4, 3, 2), (1, 2, 3, 4, 5), (5, 4, 3, 3, 1), (6, 5, 4, 3, 2, 1), ()],
    ids=str,
)
def test_a_scale_has_five_levels_from_the_best_to_the_worst(levels):
    words = tuple(LevelWords(level=each, label="好", meaning="好", source="P") for each in levels)

    with pytest.raises(Invalid):
        a_scale(levels=words)


@pytest.mark.parametrize("empty", ["label", "meaning"])
def test_no_level_is_without_words(empty):
    with pytest.raises(Invalid):
        LevelWords(**{"level": 5, "label": "好", "meaning": "好", "source": "P"} | {empty: ""})
