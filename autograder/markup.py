"""
Markdown as HTML in which nothing runs: what nbgrader's pages show of a student's words.

nbgrader renders written answers and comments (which quote errors, so a student words them too)
with the HTML that they hold. `configure` puts `safe_markdown` in the place of that filter, for
the feedback and for the formgrader. What is not on the lists below appears as text.
"""

import re
from html import escape

from nbconvert.filters import markdown2html
from nbconvert.preprocessors.sanitize import SanitizeHTML

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


def safe_markdown(source):
    """Return Markdown as HTML without scripts, handlers, styles, pictures, forms and frames."""
    as_text = f"<pre>{escape(source)}</pre>"
    if len(source) > MAX_MARKDOWN:
        return as_text
    try:
        page = markdown2html(source)
    except Exception:  # such as a pasted picture that is not there
        return as_text
    return SANITIZER.sanitize_html_tags(page)
