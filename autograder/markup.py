"""
Markdown as HTML in which nothing runs: what nbgrader's pages show of a student's words.

nbgrader renders written answers and comments (which quote errors, so a student words them too)
with the HTML that they hold. `configure` puts `safe_markdown` in the place of that filter, for
the feedback and for the formgrader. What is not on the lists below appears as text.
"""

import re
from html import escape

from jinja2 import pass_context
from nbconvert.filters import markdown2html
from nbconvert.preprocessors.sanitize import SanitizeHTML

from autograder import pasted

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
    places = pasted.Places(attachments)
    try:
        page = markdown2html(places.mark(source))
    except Exception:  # whatever a renderer stumbles over
        return as_text
    return places.fill(SANITIZER.sanitize_html_tags(page))


@pass_context
def markdown_filter(context, source):
    """Return a cell's Markdown as HTML, in a template of nbconvert's, with its pictures."""
    return safe_markdown(source, context.get("cell", {}).get("attachments"))
