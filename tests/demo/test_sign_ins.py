from demo.sample import sample
from demo.sign_ins import demo_grid, demo_resident, demo_sign_ins
from shared.plumbing.access import ROLES


def test_everybody_signs_in_once_in_a_role_that_the_doors_know(street):
    sign_ins = demo_sign_ins(street)

    assert (
        len({each.variable for each in sign_ins}) == len({each.subject for each in sign_ins}) == len(sign_ins)
    )
    assert all(ROLES.issuperset(each.roles) for each in sign_ins)


def test_the_two_workers_hold_the_posts_of_one_grid(street):
    by_variable = {each.variable: each for each in demo_sign_ins(street)}
    grid = demo_grid(street)

    holders = {(post.area, post.post): post.worker_id for post in street.posts}
    assert by_variable["TOKEN_WORKER_A"].subject == holders[grid.code, "A"]
    assert by_variable["TOKEN_WORKER_B"].subject == holders[grid.code, "B"]
    assert by_variable["TOKEN_WORKER_A"].areas == by_variable["TOKEN_WORKER_B"].areas == (grid.code,)


def test_staff_sign_in_in_the_role_and_the_area_that_they_have(street):
    staff = {worker.id: worker for worker in (*street.workers, *street.officers)}

    for sign_in in demo_sign_ins(street):
        if worker := staff.get(sign_in.subject):
            assert sign_in.roles == (worker.role.value,)
            assert sign_in.areas == (worker.area,)


def test_the_resident_is_an_adult_of_that_grid_who_can_be_called(street):
    resident = demo_resident(street)

    assert resident.grid_code == demo_grid(street).code
    assert resident.age_on(street.as_of) >= 18
    assert resident.phone


def test_a_sample_has_the_same_sign_ins(street):
    assert demo_sign_ins(sample(street, grids=1)) == demo_sign_ins(street)
