"""The minimisation guard: nothing has weight that is not collected, on every day of a version."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.completeness.completeness_rules import (
    CompletenessItem,
    StructuralBasis,
    require_purposes,
)
from services.grid.store.completeness.rules import DeliveredCompletenessRules
from services.grid.store.delivered import Delivered
from services.grid.store.records.rules import DeliveredRecordRules
from shared.kernel.errors import Invalid
from shared.plumbing.tables import read_policies
from tests.grid.builders import NOON
from tests.grid.completeness.rules import RULES

DAY = timedelta(days=1)
(RECORDS,) = read_policies(Delivered.folder / "records.yaml", DeliveredRecordRules.kind)
BEGIN = RULES.effective_from
WITHOUT_PHONES = tuple(
    replace(rule, collected=False) if rule.code == "phone" else rule for rule in RECORDS.fields
)


def since(day, *, phones=True):
    return replace(RECORDS, effective_from=day, fields=RECORDS.fields if phones else WITHOUT_PHONES)


@pytest.mark.parametrize("item", RULES.items, ids=lambda item: item.code)
def test_every_item_says_by_what_right(item):
    assert bool(item.fields) != (item.structure is not None)


@pytest.mark.parametrize(
    "but", [{}, {"fields": ("phone",)}, {"fields": ("pet.name",)}, {"fields": ("person.phone", "x.y")}]
)
def test_an_item_without_a_right_is_refused(but):
    with pytest.raises(Invalid):
        CompletenessItem(code="more", label="更多", weight=1, days=1, **but)


@pytest.mark.parametrize("blank", ["what", "purpose", "legal_basis"])
def test_a_structural_basis_says_all_three(blank):
    with pytest.raises(Invalid):
        StructuralBasis(**{"what": "名单", "purpose": "走访", "legal_basis": "职责"} | {blank: " "})


def test_a_field_that_ceases_to_be_collected_while_the_version_holds_is_noticed():
    require_purposes([RULES], [since(BEGIN)])
    with pytest.raises(Invalid, match="phone"):
        require_purposes([RULES], [since(BEGIN), since(BEGIN + DAY, phones=False)])


def test_before_there_are_fields_nothing_may_be_asked():
    with pytest.raises(Invalid, match="no fields"):
        require_purposes([RULES], [since(BEGIN + DAY)])


days = st.lists(st.integers(0, 12), min_size=1, max_size=4, unique=True).map(sorted)


@given(days, days, st.lists(st.booleans(), min_size=8, max_size=8))
def test_it_agrees_with_asking_day_by_day(begins, changes, kinds):
    wants = [replace(RULES, effective_from=BEGIN + n * DAY) for n in begins]
    bare = tuple(item for item in RULES.items if item.code != "phone")
    versions = [
        replace(each, items=each.items if kind else bare)
        for each, kind in zip(wants, kinds[:4], strict=False)
    ]
    records = [since(BEGIN + n * DAY, phones=kind) for n, kind in zip(changes, kinds[4:], strict=False)]

    def sound_on(day):
        version = [each for each in versions if each.effective_from <= day]
        fields = [each for each in records if each.effective_from <= day]
        asks = bool(version) and any(item.code == "phone" for item in version[-1].items)
        if not version:
            return True
        return bool(fields) and not (asks and fields[-1].fields == WITHOUT_PHONES)

    if all(sound_on(BEGIN + n * DAY) for n in range(20)):
        require_purposes(versions, records)
    else:
        with pytest.raises(Invalid):
            require_purposes(versions, records)


@pytest.mark.parametrize(
    "field", ["person.religion", "person.health", "household.nothing"], ids=lambda each: each
)
def test_the_service_does_not_start_with_such_a_weight(tmp_path, monkeypatch, field):
    table = yaml.safe_load((Delivered.folder / "completeness.yaml").read_text(encoding="utf-8"))
    first = table["policies"][0]
    second = first | {"version_no": 2, "effective_from": date(2031, 1, 1)}
    second["items"] = [*first["items"], {"code": "more", "label": "更多", "weight": 0, "days": 1}]
    second["items"][-1]["fields"] = [field]
    table["policies"] = [first, second]
    records = (Delivered.folder / "records.yaml").read_text(encoding="utf-8")
    (tmp_path / "records.yaml").write_text(records, encoding="utf-8")
    (tmp_path / "completeness.yaml").write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr(DeliveredCompletenessRules, "folder", tmp_path)

    with pytest.raises(Invalid):
        DeliveredCompletenessRules(None).prepare()


def test_the_delivered_versions_are_sound():
    rules = DeliveredCompletenessRules(None)
    rules.prepare()

    assert rules.in_force(NOON).items == RULES.items
