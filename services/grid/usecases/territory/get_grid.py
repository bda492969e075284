"""Get a grid: its history, and who answers for it."""

from dataclasses import dataclass
from datetime import datetime

from services.grid.domain.posts.duty import Post
from services.grid.domain.territory.force import History, Span
from services.grid.domain.territory.grid import GridKind
from services.grid.usecases.posts.ports import Rota
from services.grid.usecases.territory.locate import Responsible, responsible_for
from services.grid.usecases.territory.ports import Atlas, Grids
from shared.kernel.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class GridSheet:
    """A grid with all that others know of it. Nobody is named in the grid itself: staff fills its posts."""

    code: str
    kind: GridKind
    community_code: str
    in_force: bool
    versions: tuple[Span, ...]
    heirs: tuple[str, ...]
    responsible: tuple[Responsible, ...]

    @property
    def chief(self) -> Responsible | None:
        """Return the head of its community."""
        return next((each for each in self.responsible if each.holder.post is Post.HEAD), None)

    @property
    def managers(self) -> tuple[Responsible, ...]:
        """Return who holds the posts A and B."""
        return tuple(each for each in self.responsible if each.holder.post is not Post.HEAD)


def get_grid(grids: Grids, atlas: Atlas, rota: Rota, *, code: str, at: datetime) -> GridSheet:
    """Return a grid of now or of former times; refused is a code that never was one."""
    grid = grids.find(code)
    if grid is None:
        raise NotFound(f"没有网格 {code}")
    now = atlas.named(code, at)
    return GridSheet(
        code=code,
        kind=grid.kind,
        community_code=grid.community_code,
        in_force=now is not None,
        versions=History(grids.all()).spans(code),
        heirs=tuple(heir.code for heir in atlas.heirs(code, at)),
        responsible=responsible_for(rota, now, at=at) if now else (),
    )
