"""Words of a notebook as HTML: Markdown, mathematics without a script, code with colours."""

import re
from html import escape, unescape
from xml.etree import ElementTree

from latex2mathml.converter import convert
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.feedback.safe_markdown import MAX_MARKDOWN, safe_markdown

PILCROW = re.compile(r'<a href="#[^"]*">(&#182;|¶)</a>')  # a link to a heading's id, which is gone
HEADING = re.compile(r"<(/?)h([1-6])>")
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
VERBATIM = re.compile(r"(<pre\b.*?</pre>|<code\b.*?</code>)", re.DOTALL)
MATHS = re.compile(r"\$\$(?P<block>[^$]+)\$\$|\$(?! )(?P<inline>[^$]+?)(?<! )\$(?!\d)")
MATHML = "{http://www.w3.org/1998/Math/MathML}"
TAGS = set(
    """
math mfrac mi mn mo mover mpadded mrow mspace msqrt mroot mstyle msub msubsup msup mtable mtd mtext
mtr munder munderover
""".split()
)
ATTRIBUTES = set(
    """
accent columnalign columnspacing display displaystyle fence form height linethickness lspace
mathvariant maxsize minsize movablelimits rowspacing rspace scriptlevel separator stretchy width
""".split()
)
ElementTree.register_namespace("", MATHML.strip("{}"))
CODE = HtmlFormatter(nowrap=True)


def markdown(source, level, trusted=False, attachments=None):
    """
    Return Markdown as HTML in which nothing runs.

    Parameters
    ----------
    source : str
    level : int
        Of the highest heading: a page has its own above.
    trusted : bool
        Whether the course or an instructor wrote it. Then formulas become MathML; a student's
        stay as typed.
    attachments : dict, optional
        Pictures beside the text; see `markup.safe_markdown`.
    """
    html = PILCROW.sub("", safe_markdown(source, attachments))
    levels = sorted({number for _, number in HEADING.findall(html)})  # none is left out below
    html = HEADING.sub(lambda tag: f"<{tag[1]}h{min(6, levels.index(tag[2]) + level)}>", html)
    html = TABLE.sub(r'<div class="wide" tabindex="0">\g<0></div>', html)
    html = html.replace("<pre>", '<pre tabindex="0">')  # what scrolls, scrolls by keyboard too
    if trusted:
        html = "".join(
            part if n % 2 else MATHS.sub(_maths, part)
            for n, part in enumerate(VERBATIM.split(html))
        )
    return Markup(html)


def _maths(match):
    """Return a formula as MathML; as it was typed where it cannot be read."""
    tex = unescape(match["block"] or match["inline"])
    try:
        tree = ElementTree.fromstring(convert(tex, display="block" if match["block"] else "inline"))
    except Exception:  # a formula that the converter does not know
        return match[0]
    if not all(
        node.tag.removeprefix(MATHML) in TAGS and ATTRIBUTES >= set(node.attrib)
        for node in tree.iter()
    ):
        return match[0]  # the converter lets any tag through
    return ElementTree.tostring(tree, encoding="unicode")


def line(text):
    """Return one line of Markdown, a heading, with its code and nothing else marked."""
    pieces = re.split(r"`([^`]*)`", text.replace("*", ""))
    return Markup(
        "".join(
            f"<code>{escape(piece)}</code>" if n % 2 else escape(piece)
            for n, piece in enumerate(pieces)
        )
    )


def code(source):
    """Return Python code with classes for its colours."""
    if len(source) > MAX_MARKDOWN:
        return Markup(escape(source))
    return Markup(highlight(source, PythonLexer(stripnl=False), CODE).rstrip("\n"))
