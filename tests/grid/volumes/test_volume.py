"""A volume proves itself by its hash, and two of them tell what changed."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from services.grid.domain.volumes.paper import paper
from services.grid.domain.volumes.volume import Line, Section, Volume, VolumeKind, differences, frozen

NOON = datetime(2026, 11, 30, 4, tzinfo=UTC)

values = st.none() | st.sampled_from(["有", "无", "0", "12"])
contents = st.dictionaries(
    st.sampled_from(["people", "houses", "hazards"]),
    st.dictionaries(st.sampled_from(["total", "rented", "vacant"]), values),
)


def a_volume(content=None, **but):
    content = content if content is not None else {"people": {"total": "12"}}
    sections = tuple(
        Section(
            key=key,
            title=key,
            lines=tuple(Line(key=name, label=name, value=value) for name, value in lines.items()),
        )
        for key, lines in content.items()
    )
    facts = {
        "kind": VolumeKind.BUILDING,
        "about": "B1",
        "title": "幸福小区3幢",
        "grid_code": "340102998001J001",
        "drawn_at": NOON,
    }
    return Volume(**facts | {"sections": sections} | but)


def flat(content):
    return {(section, name): value for section, lines in content.items() for name, value in lines.items()}


@given(contents, contents)
def test_the_differences_lead_from_one_volume_to_the_other(before, after):
    """Applied to the older they give the newer, and there is none that changes nothing."""
    old, new = flat(before), flat(after)

    changes = differences(a_volume(before), a_volume(after))

    result = dict(old)
    for change in changes:
        at = change.section, change.key
        assert old.get(at) == change.before
        assert new.get(at) == change.after
        assert (at in old) != (at in new) or change.before != change.after
        result[at] = change.after
    assert {at: value for at, value in result.items() if at in new} == new
    assert [at for at in old if at not in new] == [
        (each.section, each.key) for each in changes if (each.section, each.key) not in new
    ]


@given(contents, contents)
def test_two_volumes_have_one_hash_exactly_where_they_say_the_same(one, other):
    same = [(k, list(v.items())) for k, v in one.items()] == [(k, list(v.items())) for k, v in other.items()]

    assert (a_volume(one).digest == a_volume(other).digest) == same
    assert a_volume(one).digest == a_volume(one).digest


def test_a_frozen_volume_that_somebody_touched_is_found_out():
    kept = frozen(a_volume(), month="2026-11")

    assert (kept.id, kept.is_untouched) == ("building:B1:2026-11", True)
    for touched in (
        a_volume({"people": {"total": "13"}}),
        a_volume(title="幸福小区4幢"),
        a_volume(drawn_at=NOON.replace(hour=5)),
        a_volume(about="B2"),
    ):
        assert not replace(kept, volume=touched).is_untouched


def test_the_paper_says_every_line_and_carries_the_hash():
    volume = a_volume({"people": {"total": "12", "rented": None}})

    document = paper(volume, office="示范街道", digest=volume.digest)

    assert document.table.rows == (("people", "total", "12"), ("people", "rented", "—"))
    assert document.code == volume.digest
    assert any(volume.digest in note for note in document.notes)
