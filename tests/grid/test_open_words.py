"""Free words in the database: they are sealed, or numbers of people are taken out as they come in."""

import pytest
from marshmallow import ValidationError, fields, validate

from services.grid.schemas.words import OpenWords
from services.grid.service import GridService
from shared.plumbing.door import doors_of

PHONE, NUMBER = "13812345678", "340102199003070010"
BOUND = (validate.Regexp, validate.OneOf, validate.Equal)
SEALED = {
    "AmendVisitForm": {"reason", "summary"},
    "CardRowForm": {"name", "photo"},
    "EvaluateDisputeForm": {"opinion"},
    "FailDisputeForm": {"words"},
    "FollowUpDisputeForm": {"words"},
    "HoldMediationForm": {"words"},
    "InspectFacilityForm": {"words"},
    "IssueCardForm": {"name", "photo"},
    "MendHazardForm": {"words"},
    "RegisterDisputeForm": {"parties", "title", "units", "words"},
    "ReportHazardForm": {"words"},
    "ReviewVisitForm": {"words"},
    "SeenHazardForm": {"words"},
    "SettleDisputeForm": {"terms"},
    "SubmitVisitForm": {"summary"},
    "WishedCaseForm": {"subject", "words"},
}
DISCREET_LATER = {"ItemForm": {"words"}}  # of a handover: its aggregate takes them out
BY_A_TABLE = {
    "AddTagForm": {"details", "level"},
    "ChangeForm": {"now", "was"},
    "HouseholdForm": {"details"},
    "PersonForm": {"details", "id_number", "name", "phone"},
    "RequestChangeForm": {"fields_"},
    "RecordFileForm": {"content"},
    "TagForm": {"details", "level"},
    "VisitTagForm": {"details", "level"},
}
NAMES_A_PLACE = {
    "BuildingForm": {"address"},
    "CommunityForm": {"name"},
    "CompoundForm": {"name"},
    "FacilityRowForm": {"building"},
    "GridForm": {"title"},
    "GridPropertiesForm": {"title"},
    "NewBuildingForm": {"address"},
    "RegisterFacilityForm": {"building"},
    "StreetForm": {"city", "district", "name", "province"},
}
OF_THE_OFFICE = {
    "CardRowForm": {"staff_no"},
    "IssueCardForm": {"staff_no"},
    "ResealForm": {"after"},
}
ACCOUNTED = (SEALED, DISCREET_LATER, BY_A_TABLE, NAMES_A_PLACE, OF_THE_OFFICE)


def strings_of(form):
    """Yield all strings that a form takes, with the form and the name under which they stand."""
    for name, field in form.fields.items():
        yield from strings_in(form, name, field)


def strings_in(form, name, field):
    if isinstance(field, fields.Nested):
        yield from strings_of(field.schema)
    elif isinstance(field, fields.List):
        yield from strings_in(form, name, field.inner)
    elif isinstance(field, fields.Dict) and field.value_field:
        yield from strings_in(form, name, field.value_field)
    elif isinstance(field, fields.String):
        yield type(form).__name__, name, field


def free_words():
    """Yield what commands of grid take as it is written: no code, no id, nothing of a list."""
    for door in doors_of(GridService):
        for form, name, field in strings_of(door.form()) if door.kind == "command" else ():
            if not isinstance(field, OpenWords) and not any(isinstance(v, BOUND) for v in field.validators):
                yield form, name


def test_all_free_words_are_sealed_or_taken_care_of():
    free = {(form, name) for form, name in free_words()}
    accounted = {(form, name) for each in ACCOUNTED for form, names in each.items() for name in names}

    assert free == accounted


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (f"本人持{NUMBER}来电{PHONE}", "本人持***来电***"),
        ("户口簿第3页", "户口簿第3页"),
        ("调解室 0551-62345678", "调解室 0551-62345678"),
    ],
)
def test_a_number_of_somebody_is_taken_out_and_that_of_an_office_stays(words, kept):
    field = OpenWords(required=True, validate=validate.Length(min=2, max=40))

    assert field.deserialize(words) == kept
    with pytest.raises(ValidationError):
        field.deserialize("x")
