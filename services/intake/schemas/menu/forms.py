"""What people ask the menu."""

from marshmallow import Schema, fields

from services.intake.domain.menu.menu import Category


class MenuForm(Schema):
    """Which of the six parts."""

    category = fields.Enum(Category, by_value=True, required=True)
