"""Closed word classes of folded French, and the words around a place in a text.

Closed grammar, not vocabulary: what can stand before a noun, before a verb, and between an
auxiliary and its participle. All spellings are folded.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from analysis.language.adverbial_times import may_end_time, time_length
from analysis.language.tokens import ByWord, Tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECT_PRONOUNS = _words("il elle on ils elles je j' tu ca cela ceci qui")
CLITICS = _words("ne n' y en se s' me m' te t' nous vous le la l' les lui leur")
REFLEXIVES = _words("se s'")
NEGATIONS = _words("pas plus jamais ni rien guere nullement aucunement point")
NEGATIVE_WORDS = _words("aucun aucune nul nulle personne rien ni jamais")
CONJUNCTIONS = _words("et ou puis ni mais")
QUOTES = _words("\" « » + '")
WEEKDAYS = _words("lundi mardi mercredi jeudi vendredi samedi dimanche")

NUMERALS = _words(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt"
    " trente quarante cinquante soixante septante octante nonante cent cents mille zero dizaine"
    " douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine"
)
# What makes the next word a noun. "le la les l' leur" are missing: they are pronouns as well.
DETERMINERS = NUMERALS | _words(
    "un une ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leurs du des au"
    " aux chaque plusieurs quelques quelque aucun aucune nul nulle quel quelle quels quelles tel"
    " telle tels telles certains certaines divers diverses toute maints maintes"
)
ARTICLE_PRONOUNS = _words("le la les l' leur")
# "a" (« à ») is left out: in folded text it is first of all the auxiliary.
PREPOSITIONS = _words(
    "de d' en par sans avec contre entre parmi chez sur sous vers dans apres avant depuis selon"
)
PRENOMINAL_ADJECTIVES = _words(
    "nouveau nouvel nouvelle nouveaux nouvelles dernier derniere derniers dernieres premier"
    " premiere premiers premieres prochain prochaine prochaines second seconde autre autres grand"
    " grande grands grandes petit petite petits petites gros grosse grosses double triple"
    " multiple multiples meme memes recent recente recents recentes nombreux nombreuses principal"
    " principale principaux principales violent violente violents violentes rare rares different"
    " differente differents differentes simple vaste vastes lourd lourde lourds lourdes enieme"
    " presume presumee presumes presumees vrai vraie veritable veritables ancien ancienne anciens"
    " anciennes bref breve breves deuxieme troisieme quatrieme cinquieme sixieme septieme"
    " huitieme neuvieme dixieme puissant puissante puissants puissantes importante importantes"
    " sanglante sanglantes precedent precedente precedents precedentes ultime ultimes meurtriere"
    " meurtrieres brutale brutales terrible terribles redoutable lache laches odieuse odieuses"
    " ignoble barbare possible possibles eventuelle eventuelles pretendue pretendues enorme enormes"
    " spectaculaire audacieuse tragique longue longues"
)

# Adverbs that may stand between auxiliary and participle besides those in -ment.
_ADVERBS = (
    _words(
        "deja encore aussi ainsi alors bien mal peu tres trop plus moins toujours souvent parfois"
        " hier ensuite depuis enfin pourtant toutefois cependant neanmoins donc meme tot tard"
        " vite presque quasi tous toutes tout chacun chacune tantot surtout seuls seul seule"
        " seules matin soir auparavant desormais longtemps autant ensemble ailleurs partout"
        " dehors non peut-etre d'abord notamment recemment violemment bientot aussitot plutot"
        " sitot"
    )
    | WEEKDAYS
)
# Degree and manner words that may stand inside a noun phrase ("trois grievement blesses"); nouns in
# -ment ("le detachement attaque") must not be taken for adverbs here.
_INNER_ADVERBS = _words(
    "grievement gravement legerement mortellement serieusement lourdement fortement partiellement"
    " totalement entierement completement directement recemment egalement deja aussi encore presque"
    " particulierement plus moins tres bien mal trop tout tous toutes non violemment froidement"
    " sommairement sauvagement lachement actuellement toujours desormais regulierement jamais pas"
)
_ADVERBIAL_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "d' abord|d' ailleurs|de nouveau|a nouveau|en partie|en effet|en outre|en fait|en"
        " realite|en revanche|en meme temps|par ailleurs|par la suite|par le passe|dans la"
        " foulee|sans doute|de son cote|de leur cote|pour sa part|pour leur part|a son tour|a"
        " leur tour|a peine|au moins|au total|en tout|du reste|entre temps|entre - temps|aujourd'"
        " hui|peut - etre|lui aussi|elle aussi|eux aussi|elles aussi|lui - meme|elle - meme|eux -"
        " memes|eux - meme|eux memes|eux meme|lui meme|elle meme|"
        "elles - memes|non plus|ce matin|ce soir|cette nuit|cette semaine|cette annee|ce"
        " mois|ce jour|a ce jour|a l' epoque|a l' aube|une nouvelle fois|une fois de plus|une"
        " fois encore|a plusieurs reprises|a maintes reprises|a deux reprises|pour la premiere"
        " fois|tout a fait|tout de suite|tout juste|dans un premier temps|ces derniers jours|ces"
        " dernieres semaines|ces derniers mois|entre autres|de facto|en vain|l' un et l'"
        " autre|apres - midi|au passage|dans le passe|de la sorte|du coup|jusqu' ici|jusqu' a"
        " present|de source sure|au contraire|a l' inverse|lui meme|elle meme|eux memes"
        "|le jour meme|le soir meme|le lendemain|la veille|pour l' heure|pour l' instant"
        "|pour le moment|a ce stade|jusqu' alors|quant a lui|quant a elle|quant a eux"
        "|quant a elles|pour leur compte|de leurs cotes|dans l' immediat"
    ).split("|")
)
_PHRASES_BY_LAST = {
    last: tuple(p for p in _ADVERBIAL_PHRASES if p[-1] == last)
    for last in {p[-1] for p in _ADVERBIAL_PHRASES}
}
_DEMONSTRATIVES = _words("ce cette")
_INCISE_OPENINGS = {",": ",", ")": "(", "–": "–"}
_LONGEST_INCISE = 12

REACH = 80
# A word with its apostrophe, a figure with its thousands, an empty line, a mark.
_WORD = re.compile(r"[a-z]+\d*'?|\w+(?:[.,]\d+)?|\n *\n|[^\w\s]")
_STOPS = frozenset(".!?;:") | {"\n" + " " * blanks + "\n" for blanks in range(REACH)}
# Where words can be others than tokens: at figures, line ends, letters of no French word.
_MAY_BE_CUT = re.compile(r"[^ !-/:-^`-~–…]")
# Begun with a set of its own: a search passes over letters in its fastest loop.
_CUT_OTHERWISE = re.compile(
    r"[^ !-+\-/:-^`-~–…](?:(?<![\n0-9.,])|(?<=[.,])[0-9]|(?<=[0-9])[a-z0-9]*'"
    r"|(?<=[a-z][0-9])[0-9]*[a-z]|(?<=\n) *\n)"
)
_QUOTATION_MARKS = frozenset('"«»')


@dataclass(slots=True)
class Context:
    """The words of one sentence before a place in a text.

    An apostrophe ends a word; marks are words of their own.
    """

    text: str
    position: int
    words: list[str]

    def start_of(self, index: int) -> int:
        """Return the offset in the text of `words[index]`.

        >>> words_before("l'armee n'a pas ", 16).start_of(2)
        8
        """
        start = self.position
        for word in reversed(self.words[index:]):  # only blanks stand between words
            start = self.text.rindex(word, 0, start)
        return start


def words_before(text: str, position: int, reach: int = REACH) -> Context:
    """Return the words before `position`, back to the last stop and at most `reach` characters.

    >>> words_before("calme. l'armee n'a pas ", 23).words
    ["l'", 'armee', "n'", 'a', 'pas']
    """
    low = max(0, position - reach)
    stop = max(text.rfind(". ", low, position), text.rfind("\n\n", low, position))
    if stop >= 0:  # spares the words of the sentence before
        low = stop
    elif low and text[low - 1].isalnum():  # not into the middle of a word
        while low < position and text[low].isalnum():
            low += 1
        low += text.startswith("'", low, position)
    return Context(text, position, _since_stop(_WORD.findall(text, low, position)))


def words_before_token(text: str, tokens: Tokens, at: int) -> Context:
    """Return the words before a token, as `words_before` does; most often they are tokens too.

    `text` is without quotation marks, whatever the tokens are.

    >>> from analysis.language.tokens import tokens
    >>> words_before_token("calme. l'armee a pris", tokens("calme. l'armee a pris"), 5).words
    ["l'", 'armee', 'a']
    """
    starts = tokens.starts
    position = starts[at]
    first = bisect_left(starts, position - REACH, 0, at)
    words = _since_stop(tokens.words[first:at])
    # With the letter before: after « 3. » a figure goes on.
    start = starts[at - len(words)]
    start -= start > 0
    if _MAY_BE_CUT.search(text, start, position) and _CUT_OTHERWISE.search(text, start, position):
        return words_before(text, position)
    if not _QUOTATION_MARKS.isdisjoint(words):
        words = [word for word in words if word not in _QUOTATION_MARKS]
    return Context(text, position, words)


def _since_stop(words: list[str]) -> list[str]:
    """Return the words after the last stop."""
    if _STOPS.isdisjoint(words):
        return words
    first = len(words)
    while words[first - 1] not in _STOPS:
        first -= 1
    return words[first:]


def words_after(text: str, position: int, reach: int = 40) -> list[str]:
    """Return the words after `position`, up to the next stop and at most `reach` characters on.

    >>> words_after("n'attaque plus le camp. hier", 9)
    ['plus', 'le', 'camp']
    """
    words = _WORD.findall(text, position, position + reach)
    for index, word in enumerate(words):
        if word in _STOPS:
            return words[:index]
    return words


def is_adverb(word: str) -> bool:
    """Tell whether a word may be an adverb; nouns in -ment pass as well.

    >>> is_adverb("egalement"), is_adverb("camp")
    (True, False)
    """
    return word in _ADVERBS or word in NEGATIONS or (len(word) > 6 and word.endswith("ment"))


_may_be_skipped = ByWord(
    lambda word: (
        is_adverb(word)
        or word in _PHRASES_BY_LAST
        or word in _INCISE_OPENINGS
        or may_end_time(word)
    )
)

_ends_time = ByWord(may_end_time)


def skip_adverbials(words: list[str], index: int) -> int:
    """Walk left from `index` over adverbs, adverbial phrases and one short incise.

    Returns the index of the first word that is none of these (-1: none left).

    >>> skip_adverbials(["ont", ",", "selon", "lui", ",", "egalement"], 5)
    0
    """
    incises = 0
    while index >= 0 and _may_be_skipped[words[index]]:
        word = words[index]
        step = _phrase_length(words, index) or _time_length(words, index)
        if not step and is_adverb(word):
            step = 1
            if word in WEEKDAYS and index and words[index - 1] in _DEMONSTRATIVES:
                step = 2
        if not step and word in _INCISE_OPENINGS and not incises:
            step = _incise_length(words, index)
            incises = 1
        if not step:
            return index
        index -= step
    return index


def skip_inner_adverbs(words: list[str], index: int) -> int:
    """Walk left from `index` over adverbs that a noun phrase may hold before its participle.

    >>> skip_inner_adverbs(["trois", "grievement"], 1)
    0
    """
    while index >= 0 and words[index] in _INNER_ADVERBS:
        index -= 1
    return index


def _phrase_length(words: list[str], index: int) -> int:
    for phrase in _PHRASES_BY_LAST.get(words[index], ()):
        first = index - len(phrase) + 1
        if first >= 0 and tuple(words[first : index + 1]) == phrase:
            return len(phrase)
    return 0


def _time_length(words: list[str], index: int) -> int:
    """Return how many words a time takes: « ont tenté mercredi vers 5 heures d'attaquer »."""
    return time_length(words, index) if _ends_time[words[index]] else 0


def _incise_length(words: list[str], index: int) -> int:
    """Return how many words an incise ending at `index` takes with both its marks."""
    opening = _INCISE_OPENINGS[words[index]]
    for first in range(index - 1, max(-1, index - _LONGEST_INCISE), -1):
        if words[first] == opening:
            return index - first + 1
    return 0


def is_count(word: str) -> bool:
    """Tell whether a word is a figure that counts; a bare year is none."""
    is_year = len(word) == 4 and word.startswith(("19", "20"))
    return word[0].isdigit() and word[-1].isdigit() and not is_year
