"""Decision template: words that a reviewer may begin from when he decides on an item."""

from dataclasses import dataclass

from services.intake.domain.applications.decision import Decision
from services.intake.domain.menu.faults import require


@dataclass(frozen=True, kw_only=True)
class DecisionTemplate:
    """A text for one outcome."""

    code: str
    decision: Decision
    text: str

    def __post_init__(self) -> None:
        require((not (self.code and self.text), "decision_templates", "决定模板须有编码和内容"))
