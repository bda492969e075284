"""Attachment: what a case knows of a photograph or a paper; its content lies elsewhere."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_NAME = 60  # characters, without the ending
UNWANTED = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\/\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


class Purpose(StrEnum):
    """What it is for."""

    REPORT = "report"  # what the resident shows
    MATERIAL = "material"  # a paper that the item asks for
    EVIDENCE = "evidence"  # of what was done, or found
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """`content_type` is what was found in the content, and `checksum` (SHA-256) that of what is kept."""

    id: str
    name: str
    content_type: str
    size: int  # bytes
    checksum: str
    purpose: Purpose
    added_by: str
    added_at: datetime


def clean_name(name: str, *, ending: str) -> str:
    """Return a name that is safe to show and to save under: no path, nothing invisible, the right ending."""
    last = re.split(r"[\\/]", name)[-1]
    stem = last.rpartition(".")[0] or last
    plain = UNWANTED.sub("", stem).strip(" .")[:LONGEST_NAME].strip(" .")
    return f"{plain or '附件'}.{ending}"
