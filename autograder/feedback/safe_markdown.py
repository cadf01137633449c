"""
Markdown as HTML in which nothing runs: what nbgrader's pages show of a student's words.

nbgrader renders written answers and comments (which quote errors, so a student words them too)
with the HTML that they hold. `configure` puts `safe_markdown` in the place of that filter, for
the feedback and for the formgrader. What is not on the lists below appears as text.
"""

import re
import secrets
from html import escape

from jinja2 import pass_context
from nbconvert.filters import markdown2html
from nbconvert.preprocessors.sanitize import SanitizeHTML

from autograder.submission.pictures import IN_TEXT, MAX_PICTURES

TAGS = """
a abbr b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i kbd li ol p pre s
span strong sub summary sup table tbody td th thead tr ul
""".split()
LINK = re.compile(r"(https?://|mailto:|#)[^\s<>]*", re.IGNORECASE)
MAX_MARKDOWN = 20_000  # characters; renderer and sanitiser need quadratic time for hostile ones
CODE_CLASS = re.compile(r"highlight|language-\w+|[a-z]{1,2}[a-z0-9]?")  # as Pygments names them


def allowed(tag, name, value):
    """Return whether an attribute may stay: links, code colours; no id, which a page looks up."""
    if tag == "a" and name == "href":
        return LINK.fullmatch(value) is not None
    return tag in ("code", "div", "span") and name == "class" and bool(CODE_CLASS.fullmatch(value))


SANITIZER = SanitizeHTML(tags=TAGS, attributes=allowed)


def safe_markdown(source, attachments=None):
    """
    Return Markdown as HTML without scripts, handlers, styles, forms and frames.

    Parameters
    ----------
    source : str
    attachments : dict, optional
        The pictures beside the text that the grader let through; no others are shown.
    """
    as_text = f"<pre>{escape(source)}</pre>"
    if len(source) > MAX_MARKDOWN:
        return as_text
    places = Places(attachments)
    try:
        page = markdown2html(places.mark(source))
    except Exception:  # whatever a renderer stumbles over
        return as_text
    return places.fill(SANITIZER.sanitize_html_tags(page))


@pass_context
def markdown_filter(context, source):
    """Return a cell's Markdown as HTML, in a template of nbconvert's, with its pictures."""
    return safe_markdown(source, context.get("cell", {}).get("attachments"))


class Places:
    """
    The pictures of one text, with links in their places until the text has become clean HTML.

    Parameters
    ----------
    attachments : dict
        Of the text's cell, as `attachments` makes them.
    """

    def __init__(self, attachments):
        self._attachments = attachments or {}
        self._token = secrets.token_hex(8)
        self._shown = []

    def mark(self, source):
        """Return Markdown in which each picture that is there is a link that stands for it."""
        return IN_TEXT.sub(self._mark, source)

    def _mark(self, found):
        bundle = self._attachments.get(found[2])
        if not bundle or len(self._shown) == MAX_PICTURES:
            return f"`{found[0]}`"
        ((kind, text),) = bundle.items()
        self._shown.append(f'<img src="data:{kind};base64,{text}" alt="{escape(found[1])}">')
        return f"[picture](https://{self._token}.invalid/{len(self._shown) - 1})"

    def fill(self, html):
        """Return HTML with the pictures in their places."""
        return re.sub(
            rf'<a href="https://{self._token}\.invalid/(\d)">picture</a>',
            lambda found: self._shown[int(found[1])],
            html,
        )
