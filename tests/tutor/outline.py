"""The HTML of a table as a screen reader goes through it."""

from html.parser import HTMLParser


class Outline(HTMLParser):
    """What a reader of the page finds: elements with their attributes, and the text of some."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements, self.texts = [], [], []
        self.feed(html)
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        """Keep an element."""
        if tag != "br":
            self.open.append(tag)
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        """Hold that it closes the one that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Keep a text with its element."""
        self.texts.append((self.open[-1], data))

    def all(self, tag):
        """Return the attributes of every element of a name."""
        return [attrs for name, attrs in self.elements if name == tag]

    def text(self, tag):
        """Return the texts right inside elements of a name."""
        return [data for name, data in self.texts if name == tag]
