"""
Convert Markdown to HTML that cannot run anything, for pages with text of students.

nbgrader renders written answers, and comments that quote a student's errors, together with any HTML
inside them. `configure` replaces that filter by `safe_markdown`, for the feedback and for the
formgrader. Tags and attributes that are not in the lists below appear as text.
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
MAX_MARKDOWN = 20_000  # characters; a hostile text takes renderer and sanitiser quadratic time
CODE_CLASS = re.compile(
    r"highlight|language-\w+|[a-z]{1,2}[a-z0-9]?"
)  # the names that Pygments uses


def allowed(tag, name, value):
    """Return whether an attribute may stay: links, colours of code; no id, as scripts use ids."""
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
        The pictures of the text that the grader accepted; no others are shown.
    """
    as_text = f"<pre>{escape(source)}</pre>"
    if len(source) > MAX_MARKDOWN:
        return as_text
    places = Places(attachments)
    try:
        page = markdown2html(places.mark(source))
    except Exception:  # any input that the renderer cannot handle
        return as_text
    return places.fill(SANITIZER.sanitize_html_tags(page))


@pass_context
def markdown_filter(context, source):
    """Return a cell's Markdown as HTML with its pictures; a filter for nbconvert's templates."""
    return safe_markdown(source, context.get("cell", {}).get("attachments"))


class Places:
    """
    The pictures of one text; links represent them until the text is clean HTML.

    Parameters
    ----------
    attachments : dict
        The attachments of the text's cell, as `pictures.attachments` makes them.
    """

    def __init__(self, attachments):
        self._attachments = attachments or {}
        self._token = secrets.token_hex(8)
        self._shown = []

    def mark(self, source):
        """Return Markdown in which a link replaces each picture that is attached."""
        return IN_TEXT.sub(self._mark, source)

    def _mark(self, found):
        bundle = self._attachments.get(found[2])
        if not bundle or len(self._shown) == MAX_PICTURES:
            return f"`{found[0]}`"
        ((kind, text),) = bundle.items()
        self._shown.append(f'<img src="data:{kind};base64,{text}" alt="{escape(found[1])}">')
        return f"[picture](https://{self._token}.invalid/{len(self._shown) - 1})"

    def fill(self, html):
        """Return HTML with the pictures instead of their links."""
        return re.sub(
            rf'<a href="https://{self._token}\.invalid/(\d)">picture</a>',
            lambda found: self._shown[int(found[1])],
            html,
        )
