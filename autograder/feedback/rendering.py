"""Render text of a notebook as HTML: Markdown, formulas as MathML, code with colours."""

import re
from html import escape, unescape
from xml.etree import ElementTree

from latex2mathml.converter import convert
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder.feedback.safe_markdown import MAX_MARKDOWN, safe_markdown

PILCROW = re.compile(
    r'<a href="#[^"]*">(&#182;|¶)</a>'
)  # a link to the id of a heading, which was removed
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
    Return Markdown as HTML that cannot run anything.

    Parameters
    ----------
    source : str
    level : int
        The level of the highest heading: the page has headings above it.
    trusted : bool
        Whether the course or an instructor wrote it. Then formulas become MathML; formulas of
        a student stay as typed.
    attachments : dict, optional
        Pictures of the text; see `safe_markdown.safe_markdown`.
    """
    html = PILCROW.sub("", safe_markdown(source, attachments))
    levels = sorted(
        {number for _, number in HEADING.findall(html)}
    )  # the levels below have no gaps
    html = HEADING.sub(lambda tag: f"<{tag[1]}h{min(6, levels.index(tag[2]) + level)}>", html)
    html = TABLE.sub(r'<div class="wide" tabindex="0">\g<0></div>', html)
    html = html.replace("<pre>", '<pre tabindex="0">')  # so that the keyboard can scroll it
    if trusted:
        html = "".join(
            part if n % 2 else MATHS.sub(_maths, part)
            for n, part in enumerate(VERBATIM.split(html))
        )
    return Markup(html)


def _maths(match):
    """Return a formula as MathML, or as it was typed if it cannot be converted."""
    tex = unescape(match["block"] or match["inline"])
    try:
        tree = ElementTree.fromstring(convert(tex, display="block" if match["block"] else "inline"))
    except Exception:  # the converter does not understand the formula
        return match[0]
    if not all(
        node.tag.removeprefix(MATHML) in TAGS and ATTRIBUTES >= set(node.attrib)
        for node in tree.iter()
    ):
        return match[0]  # the converter does not check the tags in its input
    return ElementTree.tostring(tree, encoding="unicode")


def line(text):
    """Return one line of Markdown, such as a heading, with only its code marked up."""
    pieces = re.split(r"`([^`]*)`", text.replace("*", ""))
    return Markup(
        "".join(
            f"<code>{escape(piece)}</code>" if n % 2 else escape(piece)
            for n, piece in enumerate(pieces)
        )
    )


def code(source):
    """Return Python code as HTML, with classes for its colours."""
    if len(source) > MAX_MARKDOWN:
        return Markup(escape(source))
    return Markup(highlight(source, PythonLexer(stripnl=False), CODE).rstrip("\n"))
