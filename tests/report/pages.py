"""A page as a parser sees it, and what must not be in it."""

import base64
import hashlib
from html.parser import HTMLParser

OWNED = "document.documentElement.dataset.owned=1"
HOSTILE = f"</script><script>{OWNED}</script><img src=x onerror={OWNED}>{{{{7*7}}}}"


class Page(HTMLParser):
    """What a page holds that could load, run or send something, and its words."""

    def __init__(self, text):
        super().__init__()
        self.attributes, self.tags, self.words, self.scripts, self._inside = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note a tag and its attributes."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "script":
            self.scripts.append([dict(attrs), ""])
        self._inside.append(tag)

    def handle_endtag(self, tag):
        """Note the end of a tag."""
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, text):
        """Note words, those of scripts apart."""
        if "script" in self._inside[-1:]:
            self.scripts[-1][1] += text
        elif "style" not in self._inside[-1:]:
            self.words.append(text)

    @property
    def text(self):
        """Return the words as one line."""
        return " ".join(" ".join(self.words).split())


def assert_harmless(text):
    """A page asks for nothing, and the only script that its policy allows is its own."""
    page = Page(text)
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("src", "srcset", "srcdoc", "action", "formaction", "poster", "data")
        if name == "href":
            assert value.startswith("#") and HOSTILE not in value
    assert not {"img", "iframe", "object", "embed", "link", "base", "form"} & set(page.tags)
    assert [attributes.get("type") for attributes, _ in page.scripts] == [
        "application/json",
        "application/json",
        None,
    ]
    digest = base64.b64encode(hashlib.sha256(page.scripts[-1][1].encode()).digest()).decode()
    policy = next(value for tag, name, value in page.attributes if "default-src" in value)
    assert policy.startswith("default-src 'none';")
    assert f"script-src 'sha256-{digest}'" in policy and "unsafe-eval" not in policy
    return page
