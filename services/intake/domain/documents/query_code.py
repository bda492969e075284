"""Query code: it stands on a receipt as it is printed and in nothing that is kept (reference §2.6)."""

from dataclasses import replace

from shared.kernel.official_document import OfficialDocument

CODE_LABEL = "查询码"


def with_query_code(content: OfficialDocument, code: str) -> OfficialDocument:
    """Return the document with the code filled in where it has a place for it."""
    facts = tuple((label, code if label == CODE_LABEL else value) for label, value in content.facts)
    return replace(content, facts=facts)
