"""The pictures of the documentation are those of the present program."""

import json

import pytest

from tests.harness.pictures import IMAGES, PICTURES, STATE, state

MAX_BYTES = 80_000


@pytest.mark.parametrize("name", PICTURES)
def test_picture_is_fresh(name):
    """No file that a picture shows has changed since it was made."""
    made_from = json.loads(STATE.read_text(encoding="utf-8")).get(name)
    assert made_from == state(name), (
        f"docs/images/{name}.png may show what is no more: one of {', '.join(PICTURES[name])} has "
        "changed; run `.venv/bin/python -m tests.harness.screenshots` and look at the picture"
    )


def test_pictures_are_all_there_and_small():
    """Each picture is there, none is large, and there is no other."""
    sizes = {path.stem: path.stat().st_size for path in IMAGES.glob("*.png")}
    assert set(sizes) == set(PICTURES)
    assert max(sizes.values()) < MAX_BYTES
