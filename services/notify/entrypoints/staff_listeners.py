"""What notify does when staff speaks."""

from services.notify.entrypoints.teller import Teller
from shared.events.staff import PostFilled
from shared.plumbing.bus import listens


class StaffListeners(Teller):
    """Doors for events of posts."""

    @listens(PostFilled)
    def on_post_filled(self, event: PostFilled) -> None:
        self._tell(event)
