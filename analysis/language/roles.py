"""Tell what each paragraph of a dispatch is for: standfirst, crosshead, caption, body and so on."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Literal

from analysis.language.datelines import dateline
from analysis.language.folding import fold_key
from analysis.language.languages import is_french
from analysis.language.paragraphs import ends_with_stop, has_bullet
from analysis.language.phrases import expand

Role = Literal["title", "standfirst", "crosshead", "body", "caption", "boilerplate"]
KnownRole = Callable[[str], Role | None]

_LONGEST_SHORT = 80
_LONGEST_NOTE = 200
_FIRST_WORD = 30
_LONGEST_ADDITION = 25
_LONGEST_CAPTION = 400
_LONGEST_STANDFIRST = 350

# What readers write stands below.
_COMMENTS = re.compile(
    # « Réactions » alone heads a part of the news
    r"(?:(?:(?:vos|les|\d{1,4}) )?commentaires?|(?:vos|\d{1,4}) réactions?)"
    r"(?: ?\(?\d{1,4}\)?)?(?: ?:)?$",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:source\s*:\s*)?(?:https?://|www\.)\S+$"  # an address alone
    r"|[>→►▶][^\n]{1,160}[^.!?…»\"\s]$"  # a link to other news
    r"|\[?(?:vidéos?|podcast|audio|diaporama|infographie|en images|replay)\]?\s?[.:|–-]?\s"
    r"[^\n]{1,160}[^.!?…»\"\s]$"
    r"|\(?[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}\.(?:net|com|org|info|fr|ml|bf|ne)\)?\.?$"  # a site
    r"|[a-z]{1,6}(?:-[a-z]{1,6}){0,3}/[a-z]{1,6}(?:[-/][a-z]{1,6}){0,6}$"  # an agency's slug
    r"|(?-i:(?:[A-ZÉ]\.[ -]?){1,4}$)"  # initials
    r"|\((?:avec|source|sources|traduit|par|d'après)\b[^()]{1,100}\)\.?$"  # a credit in brackets
    r"|(?:sources?|auteurs?|rédaction|mots[- ]clés|tags|étiquettes)\s*:"
    r"|copyright\b|tous droits|(?:©|\(c\))[^\n]{0,40}\d{4}"
    r"|(?:par|by|propos recueillis par|de notre (?:correspondante?|envoyée?)\b)\s*(?-i:[A-ZÉ])"
    r"[^.!?]{1,60}$"
    r"|(?:publiée?|postée?|mise? (?:à jour|en ligne)|modifiée?|créée?)\s[^.!?]{0,30}\d"
    r"[^.!?]{0,60}$",
    re.IGNORECASE,
)
_CAPTION_OPENING = re.compile(
    r"\(?(?:file photo|(?:cr[ée]dits?|photos?|images?|légende|illustration|vidéo|capture d.écran)"
    r"(?:\s(?:photos?|d.archives?|d.illustration|by|par))?)\b[^.\n]{0,40}?[:©/]",
    re.IGNORECASE,
)
_CAPTION_CREDIT = re.compile(
    r"©|REUTERS ?/|/ ?REUTERS\b|AFP ?/|/ ?AFP\b|AFP PHOTO|AP Photo|Getty Images|EPA/|Handout\b"
    r"|/ ?Anadolu\b"
)
# Every credit holds one of these; looking for them first saves time on the news itself.
_CREDIT_SIGNS = ("/", "©", "hoto", "PHOTO", "Getty", "Handout")
# « … par des hommes armés. © AFP »
_SIGNED = re.compile(r"\w[.»!?] ?[-–(]?\s?© ?[A-ZÀ-Ý][\w .]{1,30}$")
_DASHED = re.compile(r"[-–—]{1,2}\s[^\n]{1,100}\s[-–—]{1,2}$")
_WORD_END = re.compile(r"[ .:;,!?]")
_STEM = re.compile(r"\d+|[a-z]{4,}")
_NAME_PARTICLES = frozenset("de du des d le la ag ould et avec à pour al el ben / - –".split())


def opening_phrases(
    roles: Mapping[str, Role] | Iterable[tuple[str, Role]],
    credit_phrases: Iterable[tuple[str, Role]] = (),
) -> KnownRole:
    """Return a function that names the role of a text by the known phrase it opens with.

    Phrases are patterns of `expand`; case, accents and opening brackets do not matter. A phrase of
    one word must be the whole text. Credit phrases, which news may open with too (« D'après
    l'AFP »), count only with a few words more and without a final stop.

    >>> known = opening_phrases({"Lire aussi": "boilerplate"}, [("Avec AFP", "boilerplate")])
    >>> known("Lire aussi : trois soldats tués"), known("(Avec AFP)"), known("Avec AFP, il part.")
    ('boilerplate', 'boilerplate', None)
    """
    pairs = roles.items() if isinstance(roles, Mapping) else roles
    by_word: dict[str, list[tuple[str, Role, bool]]] = {}
    for is_credit, phrases in ((False, pairs), (True, credit_phrases)):
        for pattern, role in phrases:
            for key in map(_bare, expand(pattern)):
                by_word.setdefault(_first_word(key), []).append((key, role, is_credit))

    @lru_cache(maxsize=4096)
    def may_open(word: str) -> bool:
        first = _first_word(_bare(word))
        return not first or first in by_word

    def known(text: str) -> Role | None:
        # Most sentences open with a word that opens no such phrase.
        if not may_open(text.partition(" ")[0][:_FIRST_WORD]):
            return None
        opening = _bare(text[:_LONGEST_NOTE])
        for key, role, is_credit in by_word.get(_first_word(opening), ()):
            if opening == key:
                return role
            if " " not in key or not opening.startswith(key) or opening[len(key)].isalnum():
                continue
            is_short = len(opening) - len(key) <= _LONGEST_ADDITION and not ends_with_stop(text)
            if is_short or not is_credit:
                return role
        return None

    return known


def paragraph_roles(
    paragraphs: list[str], title: str | None = None, known: KnownRole | None = None
) -> list[Role]:
    """Return the role of each paragraph below a title.

    `known` names the role of a paragraph by its words, or None; structure decides the rest.

    >>> paragraph_roles(["L'armée dément l'attaque.", "- Sanctions -", "La Cédéao dit non."])
    ['body', 'crosshead', 'body']
    """
    roles = [_own_role(paragraph, known) for paragraph in paragraphs]
    if roles == ["caption"] and _SIGNED.search(paragraphs[0]):
        return ["body"]  # all that there is: news with a credit behind it
    if title and len(paragraphs) > 1 and _bare(paragraphs[0]) == _bare(title):
        roles[0] = "boilerplate"  # a page that prints its title twice
    for index in range(1, len(paragraphs)):
        if _COMMENTS.match(paragraphs[index]):
            roles[index:] = ["boilerplate"] * (len(paragraphs) - index)
            break
    _mark_ending(paragraphs, roles)
    for index, paragraph in enumerate(paragraphs):
        if roles[index] == "body" and _is_crosshead(index, paragraph, paragraphs, roles):
            roles[index] = "crosshead"
    body = [index for index, role in enumerate(roles) if role == "body"]
    opens = bool(body) and set(roles[: body[0]]) <= {"caption", "boilerplate"}
    if title and len(body) > 1 and opens:
        first, second = body[:2]
        if _is_standfirst(title, paragraphs[first], paragraphs[second], len(body)):
            roles[first] = "standfirst"
    return roles


def note_role(text: str, known: KnownRole | None) -> Role | None:
    """Return the role of a sentence that is no body in the midst of a paragraph, else None."""
    return known(text) if known is not None and len(text) <= _LONGEST_NOTE else None


def _first_word(text: str) -> str:
    return _WORD_END.split(text, maxsplit=1)[0]


def _bare(text: str) -> str:
    return fold_key(text).strip('-–•*([{"« .:;,!?)]»}')


def _own_role(paragraph: str, known: KnownRole | None) -> Role:
    """Return what a paragraph shows to be on its own, else body."""
    if (role := note_role(paragraph, known)) is not None:
        return role
    if len(paragraph) > _LONGEST_CAPTION:
        return "body"
    if not any(map(str.isalnum, paragraph)):
        return "boilerplate"
    if len(paragraph) <= _LONGEST_NOTE and _FURNITURE.match(paragraph):
        return "boilerplate"
    if is_caption(paragraph):
        return "caption"
    return "body"


def is_caption(paragraph: str) -> bool:
    """Say whether a paragraph is the caption or credit of a photo, or not French at all.

    >>> is_caption("Crédit photo : Info du Bam"), is_caption("Une photo circule, dit l'armée.")
    (True, False)
    """
    if len(paragraph) > _LONGEST_CAPTION:
        return False
    if _CAPTION_OPENING.match(paragraph):
        return True
    may_have_credit = any(map(paragraph.__contains__, _CREDIT_SIGNS))
    if may_have_credit and _CAPTION_CREDIT.search(paragraph):
        return True
    looks_english = any(map(paragraph.__contains__, (" the ", " of ", " by ")))
    return looks_english and not is_french(paragraph)


def _is_short(paragraph: str) -> bool:
    """Say whether a paragraph is short and without a final stop; a question may end it."""
    if len(paragraph) > _LONGEST_SHORT or paragraph[-1] == ",":
        return False
    return paragraph[-1] in "?!" or not ends_with_stop(paragraph)


def _mark_ending(paragraphs: list[str], roles: list[Role]) -> None:
    """Mark what stands below the last paragraph of the news: signatures, what to read next."""
    for index in range(len(paragraphs) - 1, 0, -1):
        paragraph = paragraphs[index]
        if roles[index] == "body":
            leads_nowhere = paragraph.endswith(":") and len(paragraph) <= _LONGEST_SHORT
            if not leads_nowhere and not _is_signature(paragraph):
                break
            roles[index] = "boilerplate"
    # Below a note that ends with a colon, what has no full stop is a list of links.
    links = len(paragraphs)
    while links and (paragraphs[links - 1][-1] == ":" or not ends_with_stop(paragraphs[links - 1])):
        links -= 1
    for index in range(links, len(paragraphs)):
        if roles[index] == "boilerplate" and paragraphs[index].endswith(":"):
            roles[index:] = ["boilerplate"] * (len(paragraphs) - index)
            break


def _is_signature(paragraph: str) -> bool:
    words = paragraph.split()
    return (
        len(words) <= 6
        and _is_short(paragraph)
        and all(word[0].isupper() or word in _NAME_PARTICLES for word in words)
    )


def _is_crosshead(index: int, paragraph: str, paragraphs: list[str], roles: list[Role]) -> bool:
    if _DASHED.match(paragraph):
        return True
    if not _is_short(paragraph) or (has_bullet(paragraph) and not paragraph.endswith("?")):
        return False
    if index == 0 or index + 1 == len(paragraphs):
        return False
    return roles[index + 1] == "body" and not _is_short(paragraphs[index + 1])


def _is_standfirst(title: str, first: str, second: str, n_body: int) -> bool:
    """Say whether the news begins with the second paragraph, and the first only announces it.

    A standfirst lacks its full stop, or the next paragraph takes up more of the title's words.
    Where an agency's dateline opens the first, the news has begun.
    """
    if len(first) > _LONGEST_STANDFIRST or has_bullet(first) or dateline(first) is not None:
        return False
    if not ends_with_stop(first):
        return True
    if n_body < 3:
        return False
    words = _stems(title)
    again = len(words & _stems(second))
    return again > 1 and again > len(words & _stems(first))


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _STEM.findall(fold_key(text))}
