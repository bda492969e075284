"""What keeps nothing is made anew for every worker."""

from shared.plumbing.made import Made


def test_every_worker_gets_one_of_his_own():
    provider = Made(list)

    first, second = provider.get_dependency(None), provider.get_dependency(None)

    assert first == second == []
    assert first is not second
