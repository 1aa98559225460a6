"""The stretches of a text that may hold a time expression: words of the rules, one after another.

Most of a text is passed over by what each of its tokens tells by itself. No expression goes over a
word that no rule knows, and each holds one that does more than open or link expressions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.language.times import grammar
from analysis.language.times import words as tk
from analysis.language.tokens import Tokens, Told, tokens

# What is cut otherwise by the rules of time telling: « 20h30 », « aujourd'hui », « après-midi ».
_CUT_OTHERWISE = "?"
_HYPHEN = tk.code_of("-")
# The words of what the rules take for one word, where neither their own code nor a hyphen tells.
_PARTS = {
    part
    for word in tk.given_words()
    for part in tokens(word).words
    if part != word and ("-" not in word or part not in tk.given_words())
} - set(grammar.WEAK)


def _code(word: str) -> str:
    """Return the code of a token, or that it is cut otherwise and one of its codes is known."""
    if word in _PARTS:
        return _CUT_OTHERWISE
    if word.isascii() and word.isalpha():
        return tk.codes[word]
    codes, found = tk.encode(word)
    if found.words == [word]:
        return codes
    return tk.OTHER if grammar.KNOWN.isdisjoint(codes) else _CUT_OTHERWISE


_codes = Told(_code)
_KNOWN = grammar.one_of(grammar.KNOWN | {_CUT_OTHERWISE})
_LINKS = grammar.one_of(grammar.KNOWN - grammar.CORE)
_CORE = grammar.one_of(grammar.CORE | {_CUT_OTHERWISE})
# Together with the word after, which may forbid it: « mardi 22 soldats ».
_STRETCH = re.compile(rf"(?<!{_KNOWN}){_LINKS}*{_CORE}{_KNOWN}*.?")
_OTHERWISE = re.compile(f"[{_CUT_OTHERWISE}{_HYPHEN}]")


def stretches(text: str, words: Tokens) -> Iterator[tuple[str, Tokens]]:
    """Yield codes and words of each stretch of a folded text with its tokens.

    >>> text = "le chef parle mardi matin"
    >>> [found.words for _, found in stretches(text, tokens(text))]
    [['mardi', 'matin']]
    """
    starts, ends, spelled = words.starts, words.ends, words.words
    codes = "".join(_codes.of(words))
    for stretch in _STRETCH.finditer(codes):
        first, last = stretch.span()
        start, end = starts[first], ends[last - 1]
        own = stretch.group()
        if _OTHERWISE.search(own) or "\n" in text[start:end]:
            own, found = tk.encode(text[start:end], start)
            yield own, found
        elif grammar.may_match[own]:
            yield own, Tokens(starts[first:last], ends[first:last], spelled[first:last])
