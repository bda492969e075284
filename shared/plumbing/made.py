"""Made: hands a service what keeps nothing and needs nothing, such as a survey."""

from collections.abc import Callable
from typing import Any

from nameko.extensions import DependencyProvider


class Made(DependencyProvider):
    """Hands every worker a new one."""

    def __init__(self, make: Callable[[], Any]) -> None:
        super().__init__()
        self.make = make

    def get_dependency(self, worker_ctx: Any) -> Any:
        return self.make()
