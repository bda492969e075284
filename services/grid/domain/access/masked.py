"""Masked: what is shown of a value where the whole is not needed, by its shape."""

from services.grid.domain.records.field_rule import Shape
from shared.kernel.masking import masked_id_number, masked_name, masked_phone

NOTHING_OF_IT = "***"
MASKS = {
    Shape.NAME: masked_name,
    Shape.PHONE: masked_phone,
    Shape.ID_NUMBER: masked_id_number,
}


def masked(shape: Shape, value: str) -> str:
    """Return the mask: of names, phones and identity numbers a part, of everything else nothing."""
    mask = MASKS.get(shape)
    return mask(value) if mask else NOTHING_OF_IT
