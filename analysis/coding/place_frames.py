"""Words that say that a name is a place: « le village de », « à », « …, localité située »."""

import re

_SETTLEMENTS = r"villages?|villes?|localites?|hameau|bourgades?|bourg|campement|communes?|site"
_OTHER_FRAMES = (
    r"quartier|camp|base|poste|garnison|detachement|mine(?: d'or)?|foret|axe|puits|marches?|foire|"
    r"ecoles?|mairies?|eglises?|mosquees?|brigade|gendarmerie|commissariat|pont|embarcadere|hopital|"
    r"centre de sante|dispensaire|prison|tribunal|barrage|lycee|college|prefecture|carrefour"
)
FRAME = re.compile(
    rf"\b(?:{_SETTLEMENTS}|{_OTHER_FRAMES})(?: [a-z]{{3,14}}){{0,2}} (?:de |d'|du )$"
)
DIRECT = re.compile(
    r"(?:^|[\s('«\"])(?:a|pres de|pres d'|vers|aux environs de|aux abords de|a la sortie de|"
    r"a l'entree de|a hauteur de|non loin de|autour de|proche de|entre|l'axe|"
    r"kilometres de|km de|au nord de|au sud de|a l'est de|a l'ouest de) ?$"
)
APPOSITION = re.compile(
    r"^(?:\s*[,(])\s*(?:une?|la|le|petite?)?\s*(?:petite? |grande? )?"
    rf"(?:{_SETTLEMENTS}|chef-lieu|situee?|localisee?)\b"
)
