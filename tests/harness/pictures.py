"""The pictures of the documentation: the files that each one shows, and how to save one."""

import hashlib
import io

from PIL import Image, ImageChops

from autograder.submission.assignment import ROOT

IMAGES = ROOT / "docs" / "images"
STATE = IMAGES / "sources.json"
PICTURES = {  # each with the files that it shows
    "check-wrong": (
        "tutor/notebook/table.py",
        "tutor/notebook/table_style.py",
        "tutor/notebook/formatting.py",
        "autograder/checks/activations/sigmoid.py",
    ),
    "sliders": ("tutor/notebook/explore.py", "source/01-activations/figures.py"),
    "progress": (
        "tutor/notebook/progress.py",
        "tutor/notebook/calibration.py",
        "tutor/notebook/predictions.py",
        "tutor/notebook/palette.py",
    ),
    "formgrader": ("autograder/feedback/safe_markdown.py", "demo/class/02-forward/emil.py"),
    "feedback": ("autograder/feedback/page.*",),
    "feedback-exercise": ("autograder/feedback/page.*",),
    "report": ("autograder/report/page.*", "autograder/report/charts.py"),
}
COLOURS = 128
MARGIN, BAR = 24, 110  # around a part of a page; the formgrader's head


def state(name):
    """Return a hash of the files that a picture shows."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in PICTURES[name] for path in ROOT.glob(pattern)):
        if path.is_file():
            digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def save(name, place, **options):
    """Write a picture with few colours, unless the existing file shows the same."""
    path = IMAGES / f"{name}.png"
    picture = trimmed(Image.open(io.BytesIO(place.screenshot(**options))).convert("RGB"))
    picture = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    if path.is_file():
        with Image.open(path) as old:
            if old.size == picture.size and not _different(
                old.convert("RGB"), picture.convert("RGB")
            ):
                return
    picture.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1024:.0f} kB")


def trimmed(picture):
    """Return a picture with its wide white margin cut to a narrow one."""
    left, top, right, bottom = _different(picture, Image.new("RGB", picture.size, "white"))
    return picture.crop(
        (
            max(left - MARGIN, 0),
            max(top - MARGIN, 0),
            min(right + MARGIN, picture.width),
            min(bottom + MARGIN, picture.height),
        )
    )


def _different(one, other):
    """Return the box outside which two pictures are the same, None if they are everywhere."""
    return ImageChops.difference(one, other).getbbox()
