"""Which act a noun tells of: a new one, the one told before, or any of many."""

import re
from bisect import bisect_left

from analysis.language.cues import Seldom
from analysis.language.function_words import PRENOMINAL_ADJECTIVES

from .clauses import Happening
from .document import Document
from .noun_phrase import DETERMINERS

# « Il s'agissait d'une attaque », « c'était une embuscade »: what was told before.
_IDENTIFIES = Seldom.of(
    r"\b(?:il s'agi(?:t|ssait|rait) (?:bien |donc |en fait )?d'|c'(?:est|etait) (?:bien |donc )?)"
    r"(?:une? )(?:veritable |nouvelle )?$"
)
# « une nouvelle attaque qui montre que … », « qui endeuille l'armée »: what the one told means
MEANS = (
    r"(?:(?:de)?montre|illustre|confirme|temoigne|souligne|prouve|vient|met en|relance|pose|"
    r"replonge|endeuille|inquiete|ravive|marque|traduit|alourdit|fait suite|suit|coincide)\b"
)
# « trois enseignants ont été enlevés à Djibo, une attaque non revendiquée »: what was just told
_SAID_OF_IT = re.compile(
    r" (?:[a-z]+ )?(?:(?:non |pas (?:encore )?)?revendique|attribue|impute|condamne|"
    r"denonce|qualifie|qui (?:n'|a suscite|a provoque|porte|intervient|survient|s'ajoute|rappelle|"
    rf"{MEANS})|dont|que )"
)
# « …, une attaque qui », « Une nouvelle attaque qui … »
_APPOSED = re.compile(r"(?:, une |[.»\"\n]\s*une (?:(?:nouvelle|enieme|autre) )?)$")
# « Les attaques ont été menées par des hommes à moto »: those told before
_CARRIED_OUT = re.compile(
    r"(?: [a-z'-]+){0,3} ont (?:toutes |tous )?ete "
    r"(?:menee?s|perpetree?s|commis(?:es)?|lancee?s|conduites?|executee?s)\b"
)
# « …, l'une des plus meurtrières attaques depuis celle de X »: what was just told
_ONE_OF_THE = Seldom.of(r"\bl'une? des (?:plus [a-z]+ |pires |dernieres? |premieres? )$")
# « Le gouvernement a condamné une attaque barbare »
_CONDEMNS = Seldom.of(
    r"\b(?:condamn|denonc|deplor|fustig|regrett)[a-z]{1,5}(?: [a-z]+ment| avec [a-z]+)? "
    r"une? (?:[a-z]+ )?$"
)
# « ont subi samedi l'un de leurs plus gros revers », « a mené l'une de ses pires attaques »
_HAD_ONE_OF = Seldom.of(
    r"\b(?:subi|essuye|encaisse|connu|inflige|mene|lance|commis|perpetre)(?: [a-z0-9]+){0,4}"
    r" l'une? de (?:ses|leurs?|s) (?:plus [a-z]+ |pires |dernieres? |premieres? )$"
)
# « avaient multiplié les assauts »: many, none of which is told
_MULTIPLIED = Seldom.of(
    r"\b(?:multipli|intensifi|enchain)[a-z]{1,5} (?:les|leurs|des|ses) (?:[a-z]+ )?$"
)
# « plusieurs attaques, notamment le raid le plus meurtrier de l'histoire »
_FOR_ONE = Seldom.of(
    r"\b(?:notamment|dont|y compris|en particulier|parmi lesquelles|a commencer par)"
    r"(?: contre| par)? (?:l'|la |le |les )$"
)
_WORST = re.compile(
    r" (?:[a-z]+ )?(?:la |le |les )plus (?:meurtri|sanglant|spectacul|grave|lourd|import)"
)
# « la plus meurtrière depuis la série d'attaques fin 2019 »: of none of them
_SINCE_MANY = Seldom(
    "depuis", r"\bdepuis (?:la |une |cette )(?:serie|vague|succession|multiplication) d(?:e |')$"
)
_FROM_AFAR = {"air_strike", "drone"}
_SOME = (
    " a des ",
    " par des ",
    " dans des ",
    " de ses ",
    " lors de ",
    " mene des ",
    "effectue des ",
)
# « a revendiqué vendredi des tirs de roquettes »: whoever claims them says that they were
_CLAIMED = Seldom.of(
    r"\brevendiqu(?:e|ent|ait|aient)"
    r"(?:,? (?:le meme )?[a-z]{3,6}di(?: \d{1,2} [a-z]{3,9}| soir| matin)?,?)? des $"
)
_DONE_TO_SOMEBODY = {"killing", "execution", "abduction"}
_OF_SOMEBODY = (" d'un ", " d'une ")
_SINGULAR = {"un", "le", "du", "au", "ce", "son"}
# « Il s'agit de la première attaque contre X »: the one told of
_RANKED = Seldom.of(
    r"\b(?:il s'agi(?:t|ssait|rait) (?:bien |donc )?|c'est(?: donc)? )de? ?(?:la|l') ?"
    r"(?:(?:premiere|deuxieme|seconde|troisieme|quatrieme|enieme|plus|pire|nouvelle)[a-z ]{0,30})$"
)
# « celle de juin », « la première », « l'autre »: they stand for a noun told before.
_STAND_INS = {"celle", "celui", "la", "le", "une", "un", "l'une", "l'un", "l'autre"}


def stands_in(document: Document, happening: Happening) -> bool:
    """Return whether a pronoun tells an event, for a noun told before."""
    first = document.text[happening.start : happening.end].split(" ")[0]
    return not happening.is_verb and first in _STAND_INS


def determine(document: Document, happening: Happening) -> None:
    """Read the article or figure before a noun."""
    text, start = document.text, happening.start
    words = document.words_before(start, 3)
    noun = text[start : happening.end].split(" ")[0]
    happening.is_plural = (
        noun.endswith("s")
        and not noun.endswith("us")  # « blocus », « obus »
        and _SINGULAR.isdisjoint(words[-(2 if PRENOMINAL_ADJECTIVES & {*words[-1:]} else 1) :])
    )
    before = bisect_left(document.quantities.starts, start) - 1
    while before >= 0 and document.quantities[before].end > start:
        before -= 1
    if before >= 0:
        quantity = document.quantities[before]
        if start - quantity.end <= 1 and quantity.kind == "count":
            happening.quantity = quantity
    for word in reversed(words):
        if word in DETERMINERS:
            happening.determiner = DETERMINERS[word]
            break
        if word in {"d'", "du", "aux", "au", "autre", "nouvelle", "derniere", "double", "premiere"}:
            happening.determiner = {"du": "definite", "au": "definite", "aux": "definite",
                                    "derniere": "definite"}.get(word, "indefinite")  # fmt: skip
            break
        if not word.isalpha():
            break
    if _HAD_ONE_OF.search(text, start - 90 if start > 90 else 0, start):
        happening.determiner, happening.is_plural = "indefinite", False
    is_weak = happening.determiner == "definite" and happening.frame in _DONE_TO_SOMEBODY
    if is_weak and text.startswith(_OF_SOMEBODY, happening.end):
        happening.determiner = "indefinite"  # « l'assassinat d'un imam »: not told before
    if _FOR_ONE.search(text, max(0, start - 40), start) and _WORST.match(text, happening.end):
        happening.determiner = "indefinite"  # another, that the group once claimed
    if stands_in(document, happening):
        happening.determiner = "indefinite"  # « cette attaque rappelle celle de juin »
    # « a procédé à des frappes de drone »: so one act from the air is told.
    from_afar = happening.frame in _FROM_AFAR and happening.determiner in ("indefinite", None)
    is_told = happening.determiner == "indefinite"
    if is_told and _IDENTIFIES.search(text, start - 34 if start > 34 else 0, start):
        happening.determiner = "definite"
    if is_told and (
        _APPOSED.search(text, start - 20 if start > 20 else 0, start)
        and _SAID_OF_IT.match(text, happening.end)
        or _CONDEMNS.search(text, start - 60 if start > 60 else 0, start)
    ):  # fmt: skip
        happening.determiner = "definite"
    is_one_of_many = _ONE_OF_THE.search(text, start - 44 if start > 44 else 0, start) is not None
    if is_one_of_many:
        happening.determiner = "definite"
    if _RANKED.search(text, start - 60 if start > 60 else 0, start):
        happening.determiner = "demonstrative"
    if happening.is_plural and _MULTIPLIED.search(text, start - 34 if start > 34 else 0, start):
        happening.strength = "support"
    happening.is_generic = (
        happening.is_plural
        and happening.quantity is None
        and happening.determiner != "demonstrative"
        and not (from_afar and document.text.endswith(_SOME, 0, start))
        and not (happening.determiner == "definite" and _CARRIED_OUT.match(text, happening.end))
        and not _CLAIMED.search(text, start - 80 if start > 80 else 0, start)
    )
    since = _SINCE_MANY.search(text, start - 40 if start > 40 else 0, start)
    happening.is_generic = happening.is_generic or is_one_of_many or since is not None
