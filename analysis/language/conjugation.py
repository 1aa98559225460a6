"""The forms a French verb takes in the news: third persons, « nous », participles, infinitive.

Everything is generated in folded spelling (lower case, no accents), because that is what the
coding reads: « attaqué » and « attaque » are one string with several readings, and
`analysis.language.verbs` decides between them by the words around.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.language.folding import fold_key


@dataclass(slots=True, unsafe_hash=True)
class VerbForm:
    """One reading of one spelling.

    `form` is one of infinitive, present, imperfect, simple_past, future, conditional,
    subjunctive, present_participle, past_participle. `number` is sg or pl (None where the form
    has none), `gender` m or f (past participles only), `person` 3 or 1 (finite forms only).
    """

    lemma: str
    form: str
    number: str | None = None
    gender: str | None = None
    person: int | None = None


class _Stems(NamedTuple):
    """What one conjugation needs; every other form follows from these by rule."""

    present: str  # il prend
    nous: str  # nous pren-ons; also the imperfect and the present participle
    present_plural: str  # ils prennent
    past: str  # il prit ("-": the verb has no simple past)
    future: str  # il prendr-a
    subjunctive: str  # qu'il prenn-e
    participle: str  # pris


# Irregular endings, closed grammar: the longest ending of the infinitive that is listed wins.
# ending, then the seven stems of `_Stems`, all in folded spelling.
_IRREGULAR = """
prendre   prend   pren    prennent  prit      prendr   prenn   pris
dre       d       d       dent      dit       dr       d       du
indre     int     ign     ignent    ignit     indr     ign     int
coudre    coud    cous    cousent   cousit    coudr    cous    cousu
moudre    moud    moul    moulent   moulut    moudr    moul    moulu
resoudre  resout  resolv  resolvent resolut   resoudr  resolv  resolu
dissoudre dissout dissolv dissolvent dissolut dissoudr dissolv dissous
absoudre  absout  absolv  absolvent absolut   absoudr  absolv  absous
rompre    rompt   romp    rompent   rompit    rompr    romp    rompu
vaincre   vainc   vainqu  vainquent vainquit  vaincr   vainqu  vaincu
battre    bat     batt    battent   battit    battr    batt    battu
mettre    met     mett    mettent   mit       mettr    mett    mis
connaitre connait connaiss connaissent connut connaitr connaiss connu
naitre    nait    naiss   naissent  naquit    naitr    naiss   ne
aitre     ait     aiss    aissent   ut        aitr     aiss    u
croitre   croit   croiss  croissent crut      croitr   croiss  cru
faire     fait    fais    font      fit       fer      fass    fait
taire     tait    tais    taisent   tut       tair     tais    tu
plaire    plait   plais   plaisent  plut      plair    plais   plu
traire    trait   tray    traient   -         trair    trai    trait
dire      dit     dis     disent    dit       dir      dis     dit
maudire   maudit  maudiss maudissent maudit   maudir   maudiss maudit
lire      lit     lis     lisent    lut       lir      lis     lu
rire      rit     ri      rient     rit       rir      ri      ri
crire     crit    criv    crivent   crivit    crir     criv    crit
uire      uit     uis     uisent    uisit     uir      uis     uit
nuire     nuit    nuis    nuisent   nuisit    nuir     nuis    nui
luire     luit    luis    luisent   luisit    luir     luis    lui
suffire   suffit  suffis  suffisent suffit    suffir   suffis  suffi
croire    croit   croy    croient   crut      croir    croi    cru
boire     boit    buv     boivent   but       boir     boiv    bu
clure     clut    clu     cluent    clut      clur     clu     clu
inclure   inclut  inclu   incluent  inclut    inclur   inclu   inclus
clore     clot    clos    closent   -         clor     clos    clos
vivre     vit     viv     vivent    vecut     vivr     viv     vecu
suivre    suit    suiv    suivent   suivit    suivr    suiv    suivi
mourir    meurt   mour    meurent   mourut    mourr    meur    mort
courir    court   cour    courent   courut    courr    cour    couru
querir    quiert  quer    quierent  quit      querr    quier   quis
ouvrir    ouvre   ouvr    ouvrent   ouvrit    ouvrir   ouvr    ouvert
ffrir     ffre    ffr     ffrent    ffrit     ffrir    ffr     ffert
cueillir  cueille cueill  cueillent cueillit  cueiller cueill  cueilli
saillir   saille  saill   saillent  saillit   saillir  saill   sailli
fuir      fuit    fuy     fuient    fuit      fuir     fui     fui
vetir     vet     vet     vetent    vetit     vetir    vet     vetu
dormir    dort    dorm    dorment   dormit    dormir   dorm    dormi
servir    sert    serv    servent   servit    servir   serv    servi
sentir    sent    sent    sentent   sentit    sentir   sent    senti
mentir    ment    ment    mentent   mentit    mentir   ment    menti
partir    part    part    partent   partit    partir   part    parti
sortir    sort    sort    sortent   sortit    sortir   sort    sorti
tenir     tient   ten     tiennent  tint      tiendr   tienn   tenu
venir     vient   ven     viennent  vint      viendr   vienn   venu
voir      voit    voy     voient    vit       verr     voi     vu
prevoir   prevoit prevoy  prevoient previt    prevoir  prevoi  prevu
pourvoir  pourvoit pourvoy pourvoient pourvut pourvoir pourvoi pourvu
savoir    sait    sav     savent    sut       saur     sach    su
pouvoir   peut    pouv    peuvent   put       pourr    puiss   pu
vouloir   veut    voul    veulent   voulut    voudr    veuill  voulu
devoir    doit    dev     doivent   dut       devr     doiv    du
cevoir    coit    cev     coivent   cut       cevr     coiv    cu
mouvoir   meut    mouv    meuvent   mut       mouvr    meuv    mu
pleuvoir  pleut   pleuv   pleuvent  plut      pleuvr   pleuv   plu
valoir    vaut    val     valent    valut     vaudr    vaill   valu
falloir   faut    fall    faillent  fallut    faudr    faill   fallu
asseoir   assied  assey   asseyent  assit     assier   assey   assis
"""
_ENDINGS = {row.split()[0]: _Stems(*row.split()[1:]) for row in _IRREGULAR.strip().splitlines()}

# Whole verbs whose spelling ends like another's ("installer" is no "aller").
_WHOLE = {
    "avoir": _Stems("a", "av", "ont", "eut", "aur", "ai", "eu"),
    "etre": _Stems("est", "et", "sont", "fut", "ser", "soi", "ete"),
    "aller": _Stems("va", "all", "vont", "alla", "ir", "aill", "alle"),
}
# Forms no rule gives.
_EXCEPTIONS = {
    "avoir": {("subjunctive", "sg", 3): "ait", ("present_participle", None, None): "ayant"},
    "etre": {("subjunctive", "sg", 3): "soit", ("present", "pl", 1): "sommes"},
    "savoir": {("present_participle", None, None): "sachant"},
}
_FEMININE = {"dissous": "dissoute", "absous": "absoute"}

# Second-group verbs that end like a third-group family; the accent tells the first from "repartir".
_SECOND_GROUP = frozenset({"répartir", "impartir", "assortir", "asservir"})
_UNKNOWN_IR = ("oir", "bouillir", "gesir", "ferir")
# -eler and -eter: "il gèle" (one l) for these, "il appelle" for those, both spellings for the rest.
_GRAVE = (
    "celer", "ciseler", "geler", "manteler", "ecarteler", "marteler", "modeler", "peler",
    "acheter", "crocheter", "fureter", "haleter",
)  # fmt: skip
_DOUBLING = ("appeler", "jeter")
_PAST_ENDINGS = (("int", "inrent", "inmes"), ("it", "irent", "imes"), ("ut", "urent", "umes"))


@cache
def plain_infinitive(lemma: str) -> str:
    """Return a lemma in folded spelling and without « se ».

    >>> plain_infinitive("s'échapper")
    'echapper'
    """
    return fold_key(lemma).removeprefix("se ").removeprefix("s'")


@cache
def forms(lemma: str) -> dict[str, list[VerbForm]]:
    """Return every folded spelling of a verb with its readings.

    `lemma` is the infinitive with its accents (they tell « répartir » from « repartir »), with or
    without « se ». Persons: third singular and plural, and first plural of present, imperfect and
    simple past. Raises ValueError where the conjugation is not known.

    >>> sorted({f.form for f in forms("attaquer")["attaque"]})
    ['past_participle', 'present', 'subjunctive']
    >>> [f.form for f in forms("s'emparer")["emparant"]]
    ['present_participle']
    """
    written = unicodedata.normalize("NFC", lemma.strip().lower().replace("’", "'"))
    written = written.removeprefix("se ").removeprefix("s'")
    verb = plain_infinitive(lemma)
    table: dict[str, list[VerbForm]] = {}
    for spelling, form in _conjugate(lemma, verb, _all_stems(lemma, written, verb)):
        readings = table.setdefault(spelling, [])
        if form not in readings:
            readings.append(form)
    return table


def _all_stems(lemma: str, written: str, verb: str) -> list[_Stems]:
    """Return the stems of a verb; more than one where two spellings are in use."""
    if verb in _WHOLE:
        return [_WHOLE[verb]]
    if not verb.isalpha() or len(verb) < 4:
        raise ValueError(f"« {lemma} » is not a French infinitive.")
    if verb.endswith("er"):
        return _first_group(written, verb)
    if written not in _SECOND_GROUP:
        for cut in range(len(verb)):
            ending = _ENDINGS.get(verb[cut:])
            if ending:
                return [_Stems(*(s if s == "-" else verb[:cut] + s for s in ending))]
    if verb.endswith("ir") and verb != "ouir" and not verb.endswith(_UNKNOWN_IR):
        stem = verb[:-1]
        return [
            _Stems(stem + "t", stem + "ss", stem + "ssent", stem + "t", verb, stem + "ss", stem)
        ]
    raise ValueError(f"The conjugation of « {lemma} » is not known.")


def _first_group(written: str, verb: str) -> list[_Stems]:
    """Return the stems of a regular -er verb."""
    stem = verb[:-2]
    soft = stem + "e" if stem.endswith("g") else stem  # nous mangeons, il mangea
    if verb.endswith("envoyer"):
        weak, futures = [stem[:-1] + "i"], [stem[:-2] + "err"]
    else:
        weak = _weak_stems(written, verb)
        futures = [w + "er" for w in weak]
    return [
        _Stems(w + "e", soft, w + "ent", soft + "a", future, w, stem + "e")
        for w, future in zip(weak, futures, strict=True)
    ]


def _weak_stems(written: str, verb: str) -> list[str]:
    """Return the stem or stems before a mute e: « nettoie », « paie » or « paye », « appelle »."""
    stem = verb[:-2]
    if verb.endswith(("oyer", "uyer")):
        return [stem[:-1] + "i"]
    if verb.endswith("ayer"):
        return [stem[:-1] + "i", stem]
    doubled = stem + stem[-1]
    if verb.endswith(_DOUBLING):
        return [doubled]
    if written.endswith(("eler", "eter")) and not verb.endswith(_GRAVE):
        return [doubled, stem]
    return [stem]


def _conjugate(lemma: str, verb: str, all_stems: list[_Stems]) -> Iterator[tuple[str, VerbForm]]:
    """Yield (spelling, VerbForm) for every form, in the order in which readings are preferred."""
    exceptions = _EXCEPTIONS.get(verb, {})
    yield verb, VerbForm(lemma, "infinitive")
    for stems in all_stems:
        for spelling, gender, number in _agreements(stems.participle):
            yield spelling, VerbForm(lemma, "past_participle", number, gender)
        for spelling, form, number, person in _finite(stems):
            spelling = exceptions.get((form, number, person), spelling)
            yield spelling, VerbForm(lemma, form, number, None, person)
        gerund = exceptions.get(("present_participle", None, None), stems.nous + "ant")
        yield gerund, VerbForm(lemma, "present_participle")


def _agreements(participle: str) -> Iterator[tuple[str, str, str]]:
    """Yield the four agreement forms of a past participle."""
    feminine = _FEMININE.get(participle, participle + "e")
    yield participle, "m", "sg"
    yield participle if participle.endswith("s") else participle + "s", "m", "pl"
    yield feminine, "f", "sg"
    yield feminine + "s", "f", "pl"


def _finite(stems: _Stems) -> Iterator[tuple[str, str, str, int]]:
    """Yield (spelling, form, number, person) for the finite forms."""
    yield stems.present, "present", "sg", 3
    yield stems.present_plural, "present", "pl", 3
    yield stems.nous + "ons", "present", "pl", 1
    yield stems.nous + "ait", "imperfect", "sg", 3
    yield stems.nous + "aient", "imperfect", "pl", 3
    # "nous mangions": the e that keeps g soft is not needed before i
    soft = stems.nous[:-1] if stems.nous.endswith("ge") else stems.nous
    yield soft + "ions", "imperfect", "pl", 1
    if stems.past != "-":
        plural, nous = _past_plurals(stems.past)
        yield stems.past, "simple_past", "sg", 3
        yield plural, "simple_past", "pl", 3
        yield nous, "simple_past", "pl", 1
    for form, singular, plural in (("future", "a", "ont"), ("conditional", "ait", "aient")):
        yield stems.future + singular, form, "sg", 3
        yield stems.future + plural, form, "pl", 3
    yield stems.subjunctive + "e", "subjunctive", "sg", 3
    yield stems.subjunctive + "ent", "subjunctive", "pl", 3


def _past_plurals(past: str) -> tuple[str, str]:
    """Return « ils » and « nous » of the simple past from its « il »."""
    for singular, plural, nous in _PAST_ENDINGS:
        if past.endswith(singular):
            cut = len(past) - len(singular)
            return past[:cut] + plural, past[:cut] + nous
    stem = past[:-1]  # "mangea", but "mangerent": the e of a soft g is not doubled
    return (stem[:-1] if stem.endswith("ge") else stem) + "erent", stem + "ames"
