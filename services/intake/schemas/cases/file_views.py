"""What is shown of the file of a case: flags, links, people in plain, and who has seen them."""

from marshmallow import Schema, fields


class NamedView(Schema):
    """Somebody in plain."""

    name = fields.String(allow_none=True)
    phone = fields.String(allow_none=True)


class PeopleView(Schema):
    """Who was looked for, in plain; `watermark` is printed across."""

    people = fields.List(fields.Nested(NamedView))
    watermark = fields.String()


class LookView(Schema):
    """Who has seen whom, and what for."""

    sought = fields.String()
    purpose = fields.String()
    by = fields.String()
    at = fields.AwareDateTime()


class FileView(Schema):
    """What those who work on a case see of its file; `related_case_ids` are those that it names itself."""

    is_important = fields.Boolean(attribute="case.is_important")
    is_historic = fields.Boolean(attribute="case.is_historic")
    related_case_ids = fields.List(fields.String(), attribute="inside.related_case_ids")
    looks = fields.List(fields.Nested(LookView), attribute="inside.looks")
