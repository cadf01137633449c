"""What a page holds that a browser would run or ask for."""

import re
from html.parser import HTMLParser


class Danger(HTMLParser):
    """Collects everything in a page that could run, load, cover or be looked up."""

    RUNS = {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "base",
        "meta",
        "link",
        "form",
        "input",
        "textarea",
        "button",
        "template",
        "noscript",
        "video",
        "audio",
    }

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note a tag, its handlers, its addresses and what scripts find it by."""
        if tag in self.RUNS:
            self.found.append((tag, dict(attrs).get("id")))
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if (
                name.startswith(("on", "data-"))
                or name in ("style", "srcdoc", "id")
                or name in ("src", "data", "action", "srcset", "background")
                and not address.startswith("data:image/png;")
                or re.match("javascript:|vbscript:|data:(?!image/png)", address)
            ):
                self.found.append((tag, name, value))
