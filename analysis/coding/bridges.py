"""What may stand between a subject and its verb: asides, relative clauses, anonymity."""

import re

from .document import Document, SentenceSpan
from .persons import Speaker

# Asked of unfolded text: no « à », no « dans l'est », « nord-est », « région Est ».
FINITE = re.compile(
    r"\b(?:a|ont|(?<!l['’])(?<!-)(?<!région )est|sont|avait|avaient|était|étaient|sera|seront|"
    r"aurait|auraient)\b"
)
# « un élu, s'exprimant sous le couvert de l'anonymat a parlé de … »
_ANONYMOUS = re.compile(
    r",? (?:mais )?(?:(?:s'exprimant|parlant|ayant|qui (?:a|ont|avait|avaient)) )?"
    r"(?:(?:tous|toutes|elle|lui|eux|elles) )?(?:aussi )?(?:sous (?:le )?(?:couvert|sceau|"
    r"condition) (?:de |d')(?:l')?anonymat|requis l'anonymat|sous anonymat|requérant l'anonymat|"
    r"joint(?:e|s|es)? (?:par|au) (?:téléphone|l'afp|rfi|nos soins|notre rédaction))(?: ?,)?"
)
# « un communiqué publié mardi et lu à la télévision fait état de … »
_ISSUED = re.compile(
    r"(?:,? (?:et )?(?:publié|diffusé|lu|signé|transmis|parvenu|reçu|relayé|rendu public|posté|"
    r"mis en ligne|daté|consulté|obtenu)e?s?\b[^,;:.«»]{0,70}?){1,3} ?,? "
)
# « le groupe Al-Mourabitoun, proche d'Al-Qaïda a revendiqué »: the second comma was forgotten
_AKIN = re.compile(
    r",? (?:proche|affilié|lié|allié|rattaché|fidèle|branche|filiale|émanation|dirigé|emmené)e?s?"
    r"(?: [a-zà-ÿ]+){0,2}? (?:d[eu]s? |d'|à |au |avec |par )[^,;:.«»]{2,50}$"
)
# « a affirmé, rapporte l'AFP, une source … »: who passes it on, between commas
_RELAYED = re.compile(
    r" ?, (?:comme (?:le |l'))?(?:rapporte|relate|ecrit|relaie|selon|d'apres|"
    r"(?:cite|citee|cites|citees|repris|reprise|relayee?s?|interrogee?s?|jointe?s?) par)"
    r"[^,;:.«»\"]{2,50}, "
)
# « le ministre de la Sécurité et de la Protection civile », « des habitants de Gao et de Kidal »
_OF_BOTH = re.compile(
    r"^( (?:de (?:la |l')?|du |des |d')[^,;:.«»]{2,40}?)? et (?=(?:de (?:la |l')?|du |des |d')\w)"
)
_OPENING = re.compile(r"[\s\"«]*(?:l[ea]s? |l'|une? |des |ce |cette |ces )?")
_BRACKETS = re.compile(r"\([^()]*\)")
_WHO = re.compile(r"(?: [\w'-]+){0,5} qui ")
_JOINS = re.compile(r"\b(?:qu[ei]|qu'|dont|ou|et)\b")


def after_relay(document: Document, at: int) -> int:
    """Return where the words go on behind an agency that passes them on, `at` if none does."""
    relayed = _RELAYED.match(document.text, at)
    return relayed.end() if relayed is not None else at


def is_closed(document: Document, sentence: SentenceSpan, speaker: Speaker) -> bool:
    """Whether a comma may stand before the verb: « X, maire de Dia, », « Une source, a dit »."""
    if speaker.name is not None or "," in document.text[speaker.start : speaker.end]:
        return True
    return bool(_OPENING.fullmatch(document.text, sentence.start, speaker.start))


def is_bridge(document: Document, start: int, end: int, closes: bool = False) -> bool:
    """Whether only what belongs to a subject stands between it and its verb.

    `closes`: the subject ends with an apposition, which a comma closes.
    """
    # The accent tells « a » the verb from « à » the preposition, so the unfolded text is asked.
    text = document.original(start, end).lower().replace("’", "'")
    closes = closes or text.rstrip().endswith("),")  # « le Conseil national (CNSP), accuse »
    text = _OF_BOTH.sub(r"\g<1> ", _BRACKETS.sub("", text))
    text = _AKIN.sub("", text)
    text = _ANONYMOUS.sub("", text).replace(" - ", " – ")
    if _ISSUED.fullmatch(text) and not FINITE.search(text):
        return True
    if _WHO.match(text) and "," not in text and ";" not in text:
        return len(text.split()) <= 22
    commas = [at for at, mark in enumerate(text) if mark in ",–"]
    if len(commas) == 1:
        text = text.rstrip(" ,")
        if not closes or "," in text:
            return False
    elif commas:
        if text[: commas[0]].strip() and FINITE.search(text[: commas[0]]):
            return False
        if not _is_aside_clause(text[commas[0] : commas[-1]]):
            return False
        text = text[: commas[0]] + text[commas[-1] + 1 :]
    if FINITE.search(text) or _JOINS.search(text):
        return False
    if not commas and any(
        v.reading.voice != "participle" and v.form.form != "present_participle"
        for v in document.verbs_in(start, end)
    ):
        return False
    return len(text.split()) <= 12


def _is_aside_clause(text: str) -> bool:
    """Whether what stands between commas has no verb of its own, or a relative one."""
    finite = FINITE.search(text)
    return finite is None or bool(
        re.search(r"\b(?:qui|dont|que|où|auquel|laquelle)\b", text[: finite.start()])
    )
