"""Where groups can be made under version 2, and what a full one says."""

import pytest

from autograder.jail import cgroup_homes, cgroups


def fake_tree(tmp_path, own, handed_on):
    """Write a process and a tree of version 2 as files; return the process's folder."""
    mount = tmp_path / "cgroup"
    folder = mount / own
    folder.mkdir(parents=True)
    for place in (folder, *folder.parents):
        if place.is_relative_to(mount):
            (place / "cgroup.subtree_control").write_text(handed_on.get(place.name, ""))
            (place / "cgroup.procs").write_text("")
    process = tmp_path / "self"
    process.mkdir()
    (process / "cgroup").write_text(f"0::/{own}\n")
    (process / "mountinfo").write_text(f"30 23 0:26 / {mount} rw - cgroup2 cgroup2 rw\n")
    return process


@pytest.mark.parametrize(
    "handed_on, home",
    [
        ({"app": "memory pids"}, "user/app"),
        ({"scope": "cpu memory pids"}, "user/app/scope"),
        ({"user": "memory pids"}, None),
        ({"app": "pids"}, None),
    ],
)
def test_the_home_of_version_2_hands_controllers_on(tmp_path, handed_on, home):
    """A group is made in the grader's own or beside it, where both controllers are handed on."""
    found = cgroup_homes._candidates(fake_tree(tmp_path, "user/app/scope", handed_on))
    assert [one.folder for one in found] == ([str(tmp_path / "cgroup" / home)] if home else [])


def test_a_group_of_version_2_is_limited(tmp_path):
    """Memory, swap and processes are bounded in the words of version 2."""
    group = cgroups.Group((), 0, 0)
    for name in ("memory.max", "memory.swap.max", "pids.max"):
        (tmp_path / name).write_text("max")
    group._limit(tmp_path, cgroups.Home("", 2, cgroups.CONTROLLERS), 1000, 64)
    assert [
        (tmp_path / name).read_text()[:4] for name in ("memory.max", "memory.swap.max", "pids.max")
    ] == ["1000", "0ax", "64x"]


@pytest.mark.parametrize(
    "events, full",
    [("oom 1\noom_kill 1\n", True), ("oom 0\noom_kill 1\n", False), ("oom 3\noom_kill 0\n", False)],
)
def test_only_a_full_group_of_version_2_is_the_students_fault(tmp_path, events, full):
    """A jail that was ended because the machine was full has not used too much."""
    group = cgroups.Group((), 0, 0)
    group._places = [(str(tmp_path), cgroups.Home("", 2, cgroups.CONTROLLERS))]
    (tmp_path / "memory.events").write_text(events)
    assert group.exceeded() is full
