"""What a cell prints and draws, up to a bound."""

import base64
import io
import sys

MAX_TEXT = 64 * 1024
MAX_OUTPUTS = 50
MAX_PICTURE = 2 * 2**20


class CappedText(io.TextIOBase):
    """A text stream that keeps its first `MAX_TEXT` characters and counts the rest."""

    def __init__(self):
        self.parts, self.size = [], 0

    def writable(self):
        """Return True: this stream can be written to."""
        return True

    def write(self, text):
        """Keep the part of a text that fits."""
        room = MAX_TEXT - self.size
        if room > 0:
            self.parts.append(text[:room])
        self.size += len(text)
        return len(text)

    def value(self):
        """Return the text that was kept, and how much was dropped."""
        lost = self.size - MAX_TEXT
        return "".join(self.parts) + (f"\n[{lost} more characters]" if lost > 0 else "")


def figures(wanted):
    """Close all figures; return them as pictures if `wanted`."""
    plt = sys.modules["matplotlib.pyplot"]
    pictures = []
    for number in plt.get_fignums() if wanted else ():
        buffer = io.BytesIO()
        plt.figure(number).savefig(buffer, format="png", dpi=72)
        if buffer.tell() <= MAX_PICTURE:
            pictures.append({"picture": base64.b64encode(buffer.getvalue()).decode("ascii")})
    plt.close("all")
    return pictures
