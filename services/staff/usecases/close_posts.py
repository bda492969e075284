"""Close posts: a grid is no more since the map was cut anew, so nobody holds its posts."""

from services.staff.domain.posts import Posts
from services.staff.usecases.ports import AllPosts
from shared.kernel.command import Command
from shared.kernel.errors import NotFound


def close_posts(posts: AllPosts, *, area: str, command: Command) -> Posts:
    """Take all posts of an area from their holders, the last one too; told again it changes nothing.

    Refused: an area outside of the caller's, and one that never had posts. Staff does not know the map: that
    the grid is no more is said by who closes it.
    """
    command.by.require_area(area)
    found = posts.find(area)
    if found is None:
        raise NotFound(f"there are no posts of {area}")
    if not found.heeded(command) and found.close():
        posts.save(found)
    return found
