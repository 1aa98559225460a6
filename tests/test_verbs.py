"""Verbs: every irregular family conjugated, and forms read in invented sentences."""

from dataclasses import astuple, replace

import pytest
from case_files import read_cases
from hypothesis import given
from hypothesis import strategies as st

from analysis.language.conjugation import plain_infinitive
from analysis.language.folding import fold
from analysis.language.function_words import (
    skip_adverbials,
    words_before,
    words_before_token,
)
from analysis.language.tokens import tokens
from analysis.language.verbs import VerbForm, first_reading, forms, read

# As SLOTS: present il, ils, nous; imperfect; simple past il, ils; future; subjunctive; participles
CONJUGATIONS = """
attaquer    attaque attaquent attaquons attaquait attaqua attaquerent attaquera attaque attaque attaquees attaquant
assiéger    assiege assiegent assiegeons assiegeait assiegea assiegerent assiegera assiege assiege assiegees assiegeant
lancer      lance lancent lancons lancait lanca lancerent lancera lance lance lancees lancant
appeler     appelle appellent appelons appelait appela appelerent appellera appelle appele appelees appelant
rejeter     rejette rejettent rejetons rejetait rejeta rejeterent rejettera rejette rejete rejetees rejetant
harceler    harcele harcelent harcelons harcelait harcela harcelerent harcelera harcele harcele harcelees harcelant
révéler     revele revelent revelons revelait revela revelerent revelera revele revele revelees revelant
employer    emploie emploient employons employait employa employerent emploiera emploie employe employees employant
envoyer     envoie envoient envoyons envoyait envoya envoyerent enverra envoie envoye envoyees envoyant
tuer        tue tuent tuons tuait tua tuerent tuera tue tue tuees tuant
nier        nie nient nions niait nia nierent niera nie nie niees niant
subir       subit subissent subissons subissait subit subirent subira subisse subi subies subissant
haïr        hait haissent haissons haissait hait hairent haira haisse hai haies haissant
répartir    repartit repartissent repartissons repartissait repartit repartirent repartira repartisse reparti reparties repartissant
repartir    repart repartent repartons repartait repartit repartirent repartira reparte reparti reparties repartant
prendre     prend prennent prenons prenait prit prirent prendra prenne pris prises prenant
rendre      rend rendent rendons rendait rendit rendirent rendra rende rendu rendues rendant
perdre      perd perdent perdons perdait perdit perdirent perdra perde perdu perdues perdant
répondre    repond repondent repondons repondait repondit repondirent repondra reponde repondu repondues repondant
atteindre   atteint atteignent atteignons atteignait atteignit atteignirent atteindra atteigne atteint atteintes atteignant
résoudre    resout resolvent resolvons resolvait resolut resolurent resoudra resolve resolu resolues resolvant
dissoudre   dissout dissolvent dissolvons dissolvait dissolut dissolurent dissoudra dissolve dissous dissoutes dissolvant
rompre      rompt rompent rompons rompait rompit rompirent rompra rompe rompu rompues rompant
convaincre  convainc convainquent convainquons convainquait convainquit convainquirent convaincra convainque convaincu convaincues convainquant
battre      bat battent battons battait battit battirent battra batte battu battues battant
admettre    admet admettent admettons admettait admit admirent admettra admette admis admises admettant
reconnaître reconnait reconnaissent reconnaissons reconnaissait reconnut reconnurent reconnaitra reconnaisse reconnu reconnues reconnaissant
disparaître disparait disparaissent disparaissons disparaissait disparut disparurent disparaitra disparaisse disparu disparues disparaissant
naître      nait naissent naissons naissait naquit naquirent naitra naisse ne nees naissant
faire       fait font faisons faisait fit firent fera fasse fait faites faisant
interdire   interdit interdisent interdisons interdisait interdit interdirent interdira interdise interdit interdites interdisant
écrire      ecrit ecrivent ecrivons ecrivait ecrivit ecrivirent ecrira ecrive ecrit ecrites ecrivant
élire       elit elisent elisons elisait elut elurent elira elise elu elues elisant
détruire    detruit detruisent detruisons detruisait detruisit detruisirent detruira detruise detruit detruites detruisant
conclure    conclut concluent concluons concluait conclut conclurent conclura conclue conclu conclues concluant
vivre       vit vivent vivons vivait vecut vecurent vivra vive vecu vecues vivant
poursuivre  poursuit poursuivent poursuivons poursuivait poursuivit poursuivirent poursuivra poursuive poursuivi poursuivies poursuivant
croire      croit croient croyons croyait crut crurent croira croie cru crues croyant
mourir      meurt meurent mourons mourait mourut moururent mourra meure mort mortes mourant
secourir    secourt secourent secourons secourait secourut secoururent secourra secoure secouru secourues secourant
conquérir   conquiert conquierent conquerons conquerait conquit conquirent conquerra conquiere conquis conquises conquerant
découvrir   decouvre decouvrent decouvrons decouvrait decouvrit decouvrirent decouvrira decouvre decouvert decouvertes decouvrant
souffrir    souffre souffrent souffrons souffrait souffrit souffrirent souffrira souffre souffert souffertes souffrant
accueillir  accueille accueillent accueillons accueillait accueillit accueillirent accueillera accueille accueilli accueillies accueillant
assaillir   assaille assaillent assaillons assaillait assaillit assaillirent assaillira assaille assailli assaillies assaillant
s'enfuir    enfuit enfuient enfuyons enfuyait enfuit enfuirent enfuira enfuie enfui enfuies enfuyant
servir      sert servent servons servait servit servirent servira serve servi servies servant
démentir    dement dementent dementons dementait dementit dementirent dementira demente dementi dementies dementant
sortir      sort sortent sortons sortait sortit sortirent sortira sorte sorti sorties sortant
détenir     detient detiennent detenons detenait detint detinrent detiendra detienne detenu detenues detenant
survenir    survient surviennent survenons survenait survint survinrent surviendra survienne survenu survenues survenant
voir        voit voient voyons voyait vit virent verra voie vu vues voyant
prévoir     prevoit prevoient prevoyons prevoyait previt previrent prevoira prevoie prevu prevues prevoyant
savoir      sait savent savons savait sut surent saura sache su sues sachant
pouvoir     peut peuvent pouvons pouvait put purent pourra puisse pu pues pouvant
vouloir     veut veulent voulons voulait voulut voulurent voudra veuille voulu voulues voulant
devoir      doit doivent devons devait dut durent devra doive du dues devant
apercevoir  apercoit apercoivent apercevons apercevait apercut apercurent apercevra apercoive apercu apercues apercevant
valoir      vaut valent valons valait valut valurent vaudra vaille valu values valant
avoir       a ont avons avait eut eurent aura ait eu eues ayant
être        est sont sommes etait fut furent sera soit ete etees etant
aller       va vont allons allait alla allerent ira aille alle allees allant
"""  # noqa: E501
ROWS = [line.split() for line in CONJUGATIONS.strip().splitlines()]
SLOTS = [
    ("present", "sg", None, 3), ("present", "pl", None, 3), ("present", "pl", None, 1),
    ("imperfect", "sg", None, 3), ("simple_past", "sg", None, 3), ("simple_past", "pl", None, 3),
    ("future", "sg", None, 3), ("subjunctive", "sg", None, 3), ("past_participle", "sg", "m", None),
    ("past_participle", "pl", "f", None), ("present_participle", None, None, None),
]  # fmt: skip
CASES = read_cases("verbs")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_conjugation(row):
    lemma, *expected = row
    found = forms(lemma)
    by_slot = {
        astuple(form)[1:]: spelling
        for spelling, readings in found.items()
        for form in reversed(readings)
    }
    assert [by_slot[slot] for slot in SLOTS] == expected
    assert VerbForm(lemma, "infinitive") in found[plain_infinitive(lemma)]


def test_two_spellings_where_both_are_in_use():
    assert {"paie", "paye", "paiera", "payera"} <= set(forms("payer"))
    assert {"renouvelle", "renouvele"} <= set(forms("renouveler"))


@pytest.mark.parametrize("word", ["camp", "", "se", "er", "bouillir", "choir", "poutre", "à moto"])
def test_unknown_verbs_are_refused(word):
    with pytest.raises(ValueError, match=r"« .* »"):
        forms(word)


def test_lemma_stays_as_it_was_given():
    assert forms("s'emparer")["emparent"][0].lemma == "s'emparer"
    assert set(forms("s'emparer")) == set(forms("emparer"))


def _marked(text):
    """Fold a sentence with its form in brackets: text, start, end."""
    folded = fold(text).text
    start, end = folded.index("["), folded.index("]") - 1
    return folded.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_readings(case):
    text, start, end = _marked(case["text"])
    found = first_reading(text, start, end, forms(case["lemma"])[text[start:end]])
    if not case["form"]:
        assert found is None, case["why"]
        return
    form, reading = found
    expected = {key: case[key] for key in ("form", "voice", "tense", "slot", "governor", "group")}
    assert {
        "form": form.form,
        "voice": reading.voice,
        "tense": reading.tense,
        "slot": reading.subject_slot,
        "governor": reading.governor or "",
        "group": text[reading.start : reading.end],
    } == expected, case["why"]
    assert reading.is_negated == (case["negated"] == "yes"), case["why"]
    assert reading.is_hearsay == (case["hearsay"] == "yes"), case["why"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_one_form_at_most_reads(case):
    """Callers that try every form of a spelling must not count a verb twice."""
    text, start, end = _marked(case["text"])
    candidates = forms(case["lemma"])[text[start:end]]
    readings = [read(text, start, end, form) for form in candidates]
    assert sum(reading is not None for reading in readings) == bool(case["form"])


@pytest.mark.parametrize("case", CASES[:40], ids=lambda case: case["text"][:60])
def test_what_stands_far_before_does_not_matter(case):
    text, start, end = _marked(case["text"])
    before = "le camp n'a pas ete pris ; aucun blesse. "
    shifted = read_all(before + text, start + len(before), end + len(before), case["lemma"])
    assert [r and replace(r, start=r.start - len(before), end=end) for r in shifted] == read_all(
        text, start, end, case["lemma"]
    )


def read_all(text, start, end, lemma):
    return [read(text, start, end, form) for form in forms(lemma)[text[start:end]]]


WORDS = (
    "a ont est sont avait ete etre avoir ne n' pas ni les l' le se s' en y qui que , « » \" - de d'"
    " pour sans faire fait peut va et aucun une trois 12 2.000 attaque attaques attaquee nous avons"
    " t il elle egalement matin ( ) \n\n . entre tuer mort"
).split(" ")


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.integers(0, 30))
def test_any_text_can_be_read(words, cut):
    before = " ".join(words)[cut:]
    for lemma, spelling in (("attaquer", "attaque"), ("entrer", "entre"), ("faire", "fait")):
        text = f"{before} {spelling} {before}"
        start = len(before) + 1
        for reading in read_all(text, start, start + len(spelling), lemma):
            if reading:
                assert 0 <= reading.start <= start
                assert reading.end == start + len(spelling)


@given(st.text(alphabet="ab'-,. \n1«", max_size=60))
def test_words_know_their_places(text):
    context = words_before(text, len(text))
    for index, word in enumerate(context.words):
        start = context.start_of(index)
        assert text[start : start + len(word)] == word
    assert skip_adverbials(context.words, len(context.words) - 1) < max(1, len(context.words))


PIECES = "l' attaque camp . 1.500 20h30 , - \n \n\n « » \" … – qu' d'assaut de! a"


@given(st.lists(st.sampled_from([*PIECES.split(" "), " ", " "]), max_size=60).map("".join))
def test_words_before_a_token_are_words_before_its_place(text):
    found = tokens(text)
    plain = text.translate(dict.fromkeys(map(ord, '"«»'), " "))
    for at, start in enumerate(found.starts):
        assert words_before_token(plain, found, at) == words_before(plain, start)
