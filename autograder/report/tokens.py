"""
Split code into tokens without the student's names, comments, docstrings and layout.

One regular expression reads the text. It needs linear time and never fails, so code with a syntax
error, or text that is no code, is compared like any other.
"""

import builtins
import keyword
import re
from bisect import bisect_right
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*)
  | (?P<string>(?:\b[rRbBuUfF]{1,2})?(?:
        '''(?s:.)*?(?:'''|\Z) | \"\"\"(?s:.)*?(?:\"\"\"|\Z)
      | '(?:\\.|[^'\\\n])*'? | "(?:\\.|[^"\\\n])*"?))
  | (?P<name>[^\W\d]\w*)
  | (?P<number>\.?\d[\w.]*)
  | (?P<other>[-+*/%@&|^<>=!:]?=|\*\*|//|->|\S)
""",
    re.VERBOSE,
)
FIELD = re.compile(r"\{[^{}]*\}")
KNOWN = {*keyword.kwlist, *dir(builtins), "np", "plt", "self"}
MAX_TOKENS = 3000  # of one answer; later tokens are not compared
LENGTH = 8  # tokens in a passage
OWN = "\0"  # no token begins with it
FACTORS = np.random.default_rng(0).integers(2**62, 2**63, LENGTH) | 1


@dataclass(frozen=True)
class Tokens:
    """The tokens of one answer; a word that renaming can change begins with `OWN`."""

    text: str
    words: list
    starts: list

    @property
    def plain(self):
        """Return the words, with the same word for every name of the student."""
        return [OWN if word[0] == OWN else word for word in self.words]

    @property
    def lines(self):
        """Return the line of each token, counted from 1."""
        ends = [match.start() for match in re.finditer("\n", self.text)]
        return [bisect_right(ends, start) + 1 for start in self.starts]

    def passages(self):
        """
        Return a number for each run of `LENGTH` tokens, as an array of 64-bit integers.

        The distance to the previous use in the run replaces a student's name. So renaming a
        variable changes nothing, but swapping two variables does.
        """
        n = len(self.words)
        if n < LENGTH:
            return np.zeros(0, np.int64)
        last, back = {}, np.zeros(n, np.int64)
        for place, word in enumerate(self.words):
            if word[0] == OWN:
                back[place] = place - last.get(word, place)
                last[word] = place
        own = np.array([word[0] == OWN for word in self.words])
        words = np.array([crc32(word.encode("utf-8", "replace")) for word in self.words], np.int64)
        own, words, back = (sliding_window_view(row, LENGTH) for row in (own, words, back))
        back = np.where(back > np.arange(LENGTH), 0, back)  # last used before this run: new in it
        with np.errstate(over="ignore"):
            return (np.where(own, back, words) * FACTORS).sum(axis=1)


def tokens(text, known=frozenset()):
    """
    Return the tokens of a text.

    Parameters
    ----------
    text : str
        What a student wrote.
    known : set of str
        Names other than Python's that a copier cannot change, such as those of the exercises.
    """
    words, starts, attribute = [], [], False
    for match in TOKEN.finditer(text):
        kind, word = match.lastgroup, match[0]
        if kind == "comment" or kind == "string" and _is_statement(text, match):
            continue
        if kind == "name" and not attribute and word not in KNOWN and word not in known:
            word = OWN + word
        elif kind == "string":
            word = FIELD.sub("{}", word)  # an f-string contains names that renaming changes
        words.append(word)
        starts.append(match.start())
        attribute = word == "."
        if len(words) == MAX_TOKENS:
            break
    return Tokens(text, words, starts)


def _is_statement(text, match):
    """Return whether a string is a whole statement, as a docstring is."""
    before = text.rfind("\n", 0, match.start()) + 1
    after = text.find("\n", match.end())
    rest = text[match.end() : after if after >= 0 else len(text)]
    return not text[before : match.start()].strip() and not rest.partition("#")[0].strip()
