"""Gather the crew: who holds the posts around a grid, with their shifts of the days in question."""

from datetime import datetime

from services.grid.domain.posts.duty import Crew, Holder, Post, days_in_question
from services.grid.domain.territory.grid import GridInForce
from services.grid.usecases.posts.gather_shifts import gather_shifts
from services.grid.usecases.posts.ports import Rota


def gather_crew(rota: Rota, grid: GridInForce, *, at: datetime) -> Crew:
    """Return the holders of A and B of a grid and the head of its community, as staff announced them."""
    wanted = {
        Post.A: f"{grid.code}:{Post.A}",
        Post.B: f"{grid.code}:{Post.B}",
        Post.HEAD: f"{grid.community_code}:{Post.HEAD}",
    }
    holders = _holders(rota, wanted, at)
    return Crew(a=holders.get(Post.A), b=holders.get(Post.B), head=holders.get(Post.HEAD))


def gather_head(rota: Rota, community_code: str, *, at: datetime) -> Crew:
    """Return the head of a community alone: all there is around a place that lies in no grid."""
    holders = _holders(rota, {Post.HEAD: f"{community_code}:{Post.HEAD}"}, at)
    return Crew(head=holders.get(Post.HEAD))


def _holders(rota: Rota, wanted: dict[Post, str], at: datetime) -> dict[Post, Holder]:
    filled = {Post(said.post): said for said in rota.posts.about(wanted.values()) if said.worker_id}
    worker_ids = {said.worker_id for said in filled.values() if said.worker_id}
    labels = {said.worker_id: said.label for said in rota.workers.about(worker_ids)}
    first, last = days_in_question(at)
    shifts = gather_shifts(rota, worker_ids, first=first, last=last)
    return {
        post: Holder(
            post=post,
            worker_id=said.worker_id,
            label=labels.get(said.worker_id) or said.label or said.worker_id,
            shifts=tuple(shifts.get(said.worker_id, ())),
        )
        for post, said in filled.items()
        if said.worker_id
    }
