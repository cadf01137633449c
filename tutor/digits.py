"""The handwritten digits that the whole course uses: 8 x 8 pixels each."""

from pathlib import Path

import numpy as np

FILE = Path(__file__).resolve().parent / "digits.npz"


def images():
    """Return the images, whole numbers 0 to 16 of shape (1797, 8, 8), and labels, (1797,)."""
    with np.load(FILE) as data:
        return data["images"], data["labels"].astype(int)


def pixels():
    """Return the pixels, 0 to 1, shape (64, 1797), one image per column, and labels, (1797,)."""
    pictures, labels = images()
    return pictures.reshape(len(pictures), -1).T / 16, labels
