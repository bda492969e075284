"""Close posts: a grid is no more since the map was cut anew, so nobody holds its posts."""

from services.staff.domain.posts import Posts
from services.staff.usecases.ports import AllPosts
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


def close_posts(posts: AllPosts, *, grid_code: str, command: Command) -> Posts:
    """Take all posts of a grid from their holders, the last one too; told again it changes nothing.

    Refused: a grid outside of the caller's areas, and one that never had posts. Staff does not know the map:
    that the grid is no more is said by who closes it.
    """
    command.by.require_area(grid_code)
    found = posts.find(grid_code)
    if found is None:
        raise NotFound(f"there are no posts of {grid_code}")
    if not found.heeded(command) and found.close():
        posts.save(found)
    return found
