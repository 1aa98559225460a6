"""Sentences that count a war, not an event: totals since a year, habits, trends."""

import re

from analysis.language.cues import Cues, Seldom

from .document import Document, SentenceSpan, VerbHit
from .set_apart import in_power

MONTHS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_NUMBER = r"(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|\d{1,2})"
_MANY = r"(?!un )" + _NUMBER
_CONFLICT = (
    r"[^.;:]{0,90}? (?:ont|a|aurait|auraient|ayant) (?:deja |y )?(?:fait|provoque|cause|coute|"
    r"entraine|tue)"
)
_OF_ATTACKS = (
    r"[^.;:]{0,80}\b(?:attaques|violences|exactions|incursions|attentats|groupes)\b[^.;:]{0,80}?"
    r" (?:ont|a|ayant) (?:deja )?(?:fait|tue|cause|coute|provoque)"
)
_SO_MANY = r"(?:dans|lors de|cours de|cible de|essuye|subi|recense) (?:[a-z]+ (?:de )?)?\d{2,} "
# « un soldat a été tué, le seizième au Mali depuis 2013 », « la pire attaque depuis mai »: this one
_RANKED = re.compile(
    r"\bl[ae] (?:premiere?|[a-z-]{4,14}ieme|\d{1,3}e(?:me)?)(?: [a-z']+){0,4} $|"
    r"\b(?:premier|deuxiem|second|troisiem|quatriem|cinquiem|sixiem|enniem|\d{1,2})e?(?:me)? "
    r"(?:attaque|attentat|embuscade|incident|massacre|raid|assaut|enlevement)(?: [a-z']+){0,4} $|"
    r"(?<!mois )(?<!annee )(?<!mission )(?<!periode )\bl[ae]s? (?:pires?|plus (?:meurtri|sanglant|"
    r"violent|lourd|grave|important|terrible|audacieu)[a-z]*)(?: [a-z']+){0,8} $"
)
_ALWAYS = Cues({
    "nombre total": "nombre total",
    "depuis": r"depuis (?:le (?:debut|declenchement),? en (?:[a-z]{3,9} )?20[012]\d|"
              r"le debut,? (?:en|il y a) [^.;,]{3,24},? d(?:e|u|es)|"
              r"(?:(?:le )?debut|(?:la )?fin|mi-?) ?(?:en |de (?:l'annee )?)?20[012]\d|"
              r"debut de l'annee|le debut d(?:u (?:mois|conflit|jihad)|e (?:l'|cette )annee|"
              r"e l'intervention|e la crise|e (?:l'|son )insurrection|e la mission|e la guerre|"
              r"es operations|es attaques|e l'operation)|janvier|20[012]\d|le lancement|"
              r"l'eclatement|la (?:creation|fondation|premiere attaque)|"
              r"(?:son|sa|leur) (?:arrivee|deploiement|lancement|debut|creation|"
              r"engagement|entree))",
    "entre 20": r"entre 20[012]\d et 20[012]\d",
    "janvier et": "entre janvier et [a-z]+",
    **{rate: rate for rate in ("en un an", "en une annee", "en moyenne")},
    " ans": f"en (?:(?:un peu )?(?:plus|moins|pres) d(?:e |'))?{_MANY} ans",
    " annees": f"en {_MANY} annees",
    " mois": f"(?:en|au cours des) {_MANY} mois",
    "seul mois": "le seul mois",
    "mois d": r"mois d[e'] ?[a-z]+ [^.;:,]{0,20}\ble plus (?:meurtri|sangl)[a-z]+",
    "au cours du": "au cours du mois",
    "periode": "(?:durant|pendant|sur|au cours de|dans) (?:la|cette|une) (?:meme )?periode",
    "la plus": r"mission [^.;:]{0,60}la plus (?:meurtriere|couteuse|exposee|touchee)",
    # « 310 Casques bleus ont été tués pendant la mission », all told
    "mission": r"(?:durant|pendant|au cours de|tout au long de) (?:la|leur|sa|cette) mission"
               r"(?= ?[.;»\"]| (?:au|de l'onu|de la minusma|onusienne|de dix ans)\b)",
    "chaque": "chaque (?:jour|mois|annee|an|semaine)",
    **{by: by for by in ("par jour", "par mois", "par annee", "par an", "par semaine")},
    **{acts: _SO_MANY + acts for acts in ("attaques", "incidents", "attentats", "evenements")},
    "deja perdu": r"deja perdu (?:plus de |pres de |environ |quelque )?\d{3}",
    " deja ": "(?:ont|a|avaient|avait) deja (?:fait(?! etat| mention)|cause|provoque|coute|tue|"
              "perdu|enregistre)",
    "avant": r"(?:a|ont|avaient|avait),? avant (?:l'|la |le )[^.;:]{3,50}?, (?:deja )?"
               r"(?:perdu|fait|cause|coute|enregistre)",
    "jus": r"(?:ont|a|avaient|avait) (?:jusqu'alors|jusque-la|jusqu'(?:ici|a present)) "
           r"(?:fait(?! etat| mention)|cause|coute|tue|perdu|enregistre)",
    "des milliers": "des milliers de morts",
    "conflit": f"conflits?(?! foncier| (?:inter)?communautaire| entre ){_CONFLICT}",
    "crise": f"crise{_CONFLICT}",
    "insecurite": f"insecurite{_CONFLICT}",
    "insurrection": f"insurrection{_CONFLICT}",
    "terrorisme": f"terrorisme{_CONFLICT}",
    "guerre": f"guerre{_CONFLICT}",
})  # fmt: skip
# These count a war only where no day is named and no single act.
_OFTEN = Cues({
    "depuis": r"depuis (?:qu[e']|le (?:deploiement|depart|retrait|renversement)|"
              r"l'(?:intervention|apparition|emergence|arrivee)|"
              r"le (?:putsch|coup(?: d'etat)?)(?: militaire)?(?: du \d{1,2}(?:er)? [a-z]{3,9})?|"
              rf"la prise|(?:(?:le )?(?:debut|fin|mi-)? ?)?(?:{MONTHS})\b|"
              rf"(?:pres de |plus de |environ |plus d')?(?:{_NUMBER}|plusieurs|quelques|des) "
              r"(?:ans?|annees|mois|semaines)|l'an(?:nee)?\b)",
    "en 20": r"en 20[012]\d\b",
    " mois": "(?:durant|pendant) (?:le|ce) mois"
             "(?! (?:sacre|beni|saint|de (?:jeune|ramadan|careme)))",
    "premiers mois": f"[cdl]es (?:{_NUMBER} )?premiers mois",
    "dernier": f"(?:[cdl]es (?:{_NUMBER} )?derniere?s? (?:annees|mois|semaines)|"
               f"l'an(?:nee)? derniere?|au cours d(?:es|u) (?:{_NUMBER} )?dernier)",
    "violence": f"violences?{_CONFLICT}",
    # « Le pays fait face à une recrudescence d'attaques qui ont fait 200 morts »
    **{word: rf"{word} {_OF_ATTACKS}" for word in ("recrudescence", "multiplication", "escalade")},
    "confront": rf"confrontee?s? {_OF_ATTACKS}",
    "face": rf"(?:fait|font|faire) face {_OF_ATTACKS}",
    "en proie": rf"en proie {_OF_ATTACKS}",
    **{term: term for term in ("trimestre", "semestre", "cette annee", "periode precedente",
                               "plusieurs fois", "a plusieurs reprises")},
    " de ses ": r"(?:plus|pres) d(?:e |'une )(?:[\w -]{0,9}cent\w*|\d{3,}) de ses [shme][a-z]+s\b",
    "recurrente": "recurrentes?",
    " semaines": rf"(?<!fois )(?<![a-rt-z] )en (?:(?:moins|plus) de )?{_MANY} semaines",
    "de plus en plus": "de plus en plus (?:frequentes|meurtrieres)",
}, after="")  # fmt: skip
_ONE_DAY = re.compile(
    r"\b(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|hier|aujourd'hui|"
    rf"\d{{1,2}}(?:er)? (?:{MONTHS}))\b"
)
_ONE_ACT = re.compile(
    r"(?:\b(?:une?|cette|cet|le|la|double|triple|leur|son) |\bl')(?:(?:double|autre|premiere|"
    r"nouvelle|violente|sanglante|grande) )?(?:attaque|attentat|embuscade|assaut|explosion|raid|"
    r"tuerie|massacre|bombardement|frappe|prise d'otage|accident|operation)"
)
# « …, ce qui porte à 22 le nombre de soldats français tués »: from here on.
_SUM = Cues({
    "total": r"(?:pour|soit|faisant) un total (?:de |d')(?:au moins |plus de )?[\w -]{1,24}? "
             r"(?:victimes|morts|tues|deces)",
    "port": r"port(?:e|ant|ait|eraient?|ent) (?:ainsi |donc |desormais |[a-z]+ment )?a "
            r"(?:au moins |plus de )?[\w -]{1,30}? le (?:nombre|total|bilan) (?:de|des|d') ?"
            "(?:soldats|militaires|civils|victimes|morts|tues|deces|blesses|casques|personnes|"
            "pertes|membres|journalistes|humanitaires|[a-z]+ tues)"
            # « … le nombre de morts de l'attaque de mercredi »: of this one
            r"(?![^.;]{0,30} (?:de|dans|lors de|apres) (?:l'|la |cette |cet |ce )(?:double )?"
            r"(?:atta|embuscade|attentat|assaut|raid|massacre|explosion|tuerie))",
    "bilan": r"port[a-z]{1,5} (?:ainsi |donc |desormais |[a-z]+ment )?a [\w -]{1,30}? le bilan "
             r"(?:(?:humain|total|des pertes) )?(?:au sein|dans les rangs|pour (?:l[ae]s? |l')|"
             r"(?:de|du cote de) (?:l[ae]s? |l')?(?:armee|forces?|operation|mission|contingent))|"
             r"bilan (?:total )?des pertes [a-z]{5,12}es[^.;:]{0,30}? (?:s'eleve|passe|monte)"
             r"[^.;:]{0,16} a",
})  # fmt: skip
# « …, une ville sous blocus depuis 2022, », « En proie depuis 2012 à des attaques, … »: only there
_ASIDE = re.compile(
    r"(?:(?:alors|tandis|pendant) qu(?:e|')|malgre|ou|qui|dont|"
    r"en proie|en guerre|en vigueur|au pouvoir|a la tete|aux mains|sous|theatre|"
    r"(?:l[ae] |l'|les |une? |des |cette |ce |son |sa |ses )?(?:[a-z]+ )?(?:villes?|localites?|"
    r"villages?|communes?|bourgades?|regions?|zones?|pays|provinces?|cercles?|departements?|"
    r"prefectures?|chef-lieu|cite|bastion|fief|epicentre|foyer|theatre|groupe|coalition|"
    r"organisation|mouvement|alliance|mission|force|operation|junte)|"
    r"(?:soumis|assieg|occup|control|plac|ten|coup|isol|priv|confront|plong|min|secou|frapp|touch|"
    r"dirig|gouvern|cre|fond|deploy|presente?|active?|install|engag|class|affili|instaur|devenu|"
    r"encercl|bloqu|endeuill|meurtri|fragilis|desert|abandonn|ferm)(?:[eu]e?s?|ise?s?)?)\b"
)
# « Au 1er juillet dernier, 83 membres de la mission avaient été tués »: all told until then
_AS_OF = re.compile(rf"\W*au \d{{1,2}}(?:er)? (?:{MONTHS})\b(?! au )")
# « Les attaques, qui ont débuté en août, … »
_BEGAN = Seldom(
    "debut|commenc",
    r"\b(?:attaques|attentats|violences|incursions|enlevements|explosions|incidents)\b"
    r"[^.;:]{0,60}? (?:ont|avaient) (?:debute|commence) "
    r"(?:en|au mois d[e']|des?|debut|fin|mi|il y a|depuis) ?"
    rf"(?:(?:{MONTHS})|20|[a-z]+ (?:mois|ans?))",
)
_ITS_LIFE = ("mission", "depuis sa ", "depuis son ", "depuis leur ")  # no « …, ont péri lundi »
_OPENING = 25  # a sum that opens a sentence leaves nothing to an event

# « un tir groupé de l'opposition », « une bataille judiciaire »: nobody fires.
_FIGURATIVE = re.compile(
    r" (?:groupes?|croises?|de barrage|judiciaires?|juridiques?|diplomatiques?|mediatiques?|"
    r"politiques?|electorale?s?|verbale?s?|culturelle?s?|economiques?|budgetaires?|de charme|"
    r"de communication|de critiques|d'informations?|des mots|des chiffres|informatiques?|"
    r"cybernetiques?|cardiaques?|des (?:prix|couts|cas|depenses|besoins|inegalites)|"
    r"de (?:la (?:demande|dette|population)|joie|colere|rires)|demographique|"
    r"pour l[ae] (?:mairie|pouvoir|presidence|succession))\b"
)
# « les prix ont explosé », « la sécheresse a frappé le Sahel »: nothing is blown up or attacked.
_NOBODY_ACTS = Seldom(
    "prix|cout|tarif|inflation|demande|dette|chomage|inondation|pluie|crue|secheresse|famine|faim|"
    "crise|pandemie|epidemie|virus|covid|cholera|rougeole|paludisme|meningite|seisme|tremblement|"
    "tempete|ouragan|criquet|chenille|canicule|chaleur|penurie|sanction",
    r"\b(?:prix|couts?|tarifs?|inflation|demande|dette|chomage|inondations?|pluies?|crues?|"
    r"secheresse|famine|faim|crise|pandemie|epidemie|virus|coronavirus|covid(?:-19)?|cholera|"
    r"rougeole|paludisme|meningite|seisme|tremblement de terre|tempete|ouragan|criquets?|"
    r"chenilles|canicule|chaleur|penurie|sanctions?)"
    r"(?: d(?:e |u |es |')[a-z' -]{2,30}?| [a-z-]+)? $",
)
# « le parti a attaqué le décret », « a frappé le pays de sanctions »
_IN_WORDS = re.compile(
    r"(?: [a-z]+di| [a-z]+)? (?:l[ea] |l'|les )(?:decret|loi|decision|jugement|ordonnance|verdict|"
    r"arrete|projet de loi|resultats?|texte)\b|"
    r"[^,;.:]{2,40} (?:de sanctions|d'(?:embargo|interdiction|une amende))\b|"
    r" [^,;.:]{0,30}\ben justice\b"
)
_POLITICAL = Seldom(
    "opposition|parti |partis |syndicat|avocat|opposant|candidat",
    r"\b(?:l'opposition|partis?(?! pris)|syndicats?|avocats?|opposants?|candidats?)"
    r"(?: (?!arme)[a-z-]+| de l'opposition| au pouvoir)? $",
)
_HITS, _SUBJECT_REACH = {"attack", "ied", "air_strike", "suicide_bomb"}, 60


def is_figurative(document: Document, end: int) -> bool:
    """Whether the word after a trigger says that the act is one of words only."""
    match = _FIGURATIVE.match(document.text, end)
    if match is None:
        return False
    # « la cible de groupes armés » is no « tir groupé »
    is_noun = match.group().startswith(" groupe") and document.accented
    return not is_noun or "é" in document.original(match.start(), match.end())


def is_figure_of_speech(document: Document, verb: VerbHit, sentence: SentenceSpan) -> bool:
    """Whether a verb of attack tells of prices, weather, parties and courts."""
    if verb.phrase.row.frame not in _HITS or verb.reading.voice == "passive":
        return False
    text, start = document.text, verb.reading.start
    reach = max(sentence.start, start - _SUBJECT_REACH)
    return (
        _NOBODY_ACTS.search(text, reach, start) is not None
        or _POLITICAL.search(text, reach, start) is not None
        or _IN_WORDS.match(text, verb.end, sentence.end) is not None
    )


def tells_one_act(document: Document, sentence: SentenceSpan) -> bool:
    """Whether a sentence names a day or a single act: « l'attaque », « lundi »."""
    span = document.text, sentence.start, sentence.end
    return bool(_ONE_ACT.search(*span) or _ONE_DAY.search(*span))


def counts_a_war(document: Document, sentence: SentenceSpan, offset: int) -> bool:
    """Whether a sentence at `offset` gives totals over years: « 55 soldats tués depuis 2013 »."""
    key = "statistic", sentence.start
    if key not in document.known:
        document.known[key] = _counted_in(document, sentence)
    since, until = document.known[key]
    return bool(since <= offset < until)


def _tells_when(document: Document, sentence: SentenceSpan) -> bool:
    """« En août, des combats avaient déjà fait cinq morts »: of that month, not of a war."""
    times = sentence.times
    return any(t.kind == "date" and t.values.get("bound") != "since" for t in times)


def _of_rule(document: Document, sentence: SentenceSpan, match: re.Match[str]) -> bool:
    """« Le Mali, dirigé par une junte depuis 2020, a annoncé … »: it governs, nobody counts."""
    return any(a.start <= match.start() < a.end for a in in_power(document, sentence))


def _counted_in(document: Document, sentence: SentenceSpan) -> tuple[int, int]:
    """Return the part of a sentence that counts a war, an empty one where it tells of events."""
    text, start, end = document.text, sentence.start, sentence.end
    since = _SUM.search(text, start, end)
    if since is not None and text.find("succomb", start, end) < 0:  # of wounds: of this act
        return since.start() if since.start() - start >= _OPENING else start, end
    if _AS_OF.match(text, start, end) or _BEGAN.search(text, start, end):
        return start, end
    always = next(
        (m for m in _ALWAYS.finditer(text, start, end)
         if not (_of_rule(document, sentence, m) or _RANKED.search(text, start, m.start()))), None
    )  # fmt: skip
    if always is not None and always.group().split()[1:2] == ["deja"]:
        always = None if _tells_when(document, sentence) else always
    if always is not None:
        aside = None if always.group().startswith("mission") else _aside(document, always, sentence)
        its_own = always.group().startswith(_ITS_LIFE) and tells_one_act(document, sentence)
        return aside or (start, start if its_own else end)
    often = _OFTEN.search(text, start, end)
    if often is None or _ONE_ACT.search(text, start, end):
        return start, start
    day = _ONE_DAY.search(text, start, end)
    if day and often.start() < day.start() < often.end() and often.group().startswith("depuis"):
        day = _ONE_DAY.search(text, often.end(), end)  # « depuis le putsch du 26 juillet »
    return (start, start) if day else (start, end)


def _aside(
    document: Document, always: re.Match[str], sentence: SentenceSpan
) -> tuple[int, int] | None:
    """Return the aside between commas that counts, « …, où l'armée a essuyé des revers depuis »."""
    text = document.text
    comma = text.rfind(", ", sentence.start, always.start())
    first = comma + 2 if comma >= 0 else sentence.start
    if _ASIDE.match(text, first) is None:
        return None
    last = text.find(",", always.end(), sentence.end)
    if last < 0 and comma < 0:
        return None  # « Les groupes armés ont tué mille civils depuis 2015 »
    return first, last if last >= 0 else sentence.end
