"""Paper form: how a material is wanted, how long it counts, what is kept of it (domain reference §2.3)."""

from dataclasses import dataclass
from enum import StrEnum

from services.intake.domain.menu.faults import require


class MaterialKind(StrEnum):
    """What a material is."""

    FORM = "form"
    CERTIFICATE = "certificate"
    PROOF = "proof"
    PHOTO = "photo"
    RESULT = "result"


class Copy(StrEnum):
    """In which form it is handed in; what is only viewed stays with the resident."""

    ORIGINAL = "original"
    COPY = "copy"
    ELECTRONIC = "electronic"
    VIEW_ONLY = "view_only"


class Validity(StrEnum):
    """How it is seen that a material still counts."""

    NONE = "none"
    NOT_EXPIRED = "not_expired"
    ISSUED_WITHIN = "issued_within"


class Keep(StrEnum):
    """What stays here of a material: nothing, a fingerprint, or a copy."""

    NONE = "none"
    HASH = "hash"
    COPY = "copy"


@dataclass(frozen=True, kw_only=True)
class PaperForm:
    """The form of a material. `issued_within` is in days, `retention` in years: then nothing is kept."""

    kind: MaterialKind = MaterialKind.PROOF
    form: Copy = Copy.ORIGINAL
    copies: int = 1
    validity_check: Validity = Validity.NONE
    issued_within: int | None = None
    keep: Keep = Keep.NONE
    retention: int | None = None

    def __post_init__(self) -> None:
        require(
            (self.copies < 1, "copies", "份数至少为1"),
            (
                (self.validity_check is Validity.ISSUED_WITHIN) != (self.issued_within is not None),
                "issued_within",
                "近期出具的材料须写明多少天内，其他材料不写",
            ),
            (self.issued_within is not None and self.issued_within < 1, "issued_within", "至少为1天"),
            (
                (self.keep is Keep.NONE) != (self.retention is None),
                "retention",
                "留存的材料须写明留存年限，不留存的不写",
            ),
            (self.retention is not None and self.retention < 1, "retention", "至少为1年"),
            (
                self.form is Copy.VIEW_ONLY and self.keep is Keep.COPY,
                "keep",
                "仅供查验的材料不能留存复印件",
            ),
        )
