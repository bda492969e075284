"""Find the seats of a worker: the posts that he holds, each with his partner."""

from services.grid.domain.posts.duty import Post
from services.grid.domain.service_cards.service_card import Seat
from services.grid.usecases.posts.ports import Rota

PARTNER = {Post.A: Post.B, Post.B: Post.A}


def find_seats(rota: Rota, worker_id: str) -> tuple[Seat, ...]:
    """Return the posts of a worker as staff announced them, by area."""
    holders = {(said.area, Post(said.post)): said.worker_id for said in rota.posts.all()}
    held = sorted(place for place, holder in holders.items() if holder == worker_id)
    return tuple(
        Seat(
            area=area,
            post=post.value,
            partner_id=holders.get((area, PARTNER[post])) if post in PARTNER else None,
        )
        for area, post in held
    )
