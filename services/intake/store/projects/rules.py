"""What is settled for all projects in this release, from `data/projects.yaml`."""

from services.intake.domain.projects.project_rules import ProjectRules
from services.intake.store.menu.policies import Delivered


class DeliveredProjectRules(Delivered[ProjectRules]):
    """The versions, read once at start."""

    table = "projects.yaml"
    kind = ProjectRules
