from profiles.targets import RoleLevels, Target, targets_of

GIT, HPC, TEACHING = 1, 2, 3


def test_between_roles_the_highest_wins_and_says_who_asked():
    roles = [RoleLevels("RSE", {GIT: 2, HPC: 3}), RoleLevels("Lead", {GIT: 3, HPC: 3})]

    assert targets_of(roles, {}) == {
        GIT: Target(3, ("Lead",)),
        HPC: Target(3, ("RSE", "Lead")),
    }


def test_a_lower_role_changes_nothing():
    roles = [RoleLevels("Lead", {GIT: 3}), RoleLevels("RSE", {GIT: 2})]

    assert targets_of(roles, {}) == {GIT: Target(3, ("Lead",))}


def test_an_own_target_overrides_the_roles_even_downwards():
    targets = targets_of([RoleLevels("Lead", {GIT: 4})], {GIT: 2, TEACHING: 1})

    assert targets == {
        GIT: Target(2, (), is_own=True),
        TEACHING: Target(1, (), is_own=True),
    }


def test_level_0_asks_for_nothing():
    assert targets_of([RoleLevels("RSE", {GIT: 0, HPC: 2})], {HPC: 0}) == {}
