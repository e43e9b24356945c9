"""News and photo agencies: how they sign, and the one name each goes by here."""

from __future__ import annotations

import re

from index.text.folding import evened

_SIGNATURES = """
AFP: Agence France-Presse, Agence France Presse, Afp, أ ف ب, أ.ف.ب, فرانس برس
Reuters: Thomson Reuters, رويترز
AP: Associated Press, The Associated Press
dpa: Deutsche Presse-Agentur
EFE: Agencia EFE
EPA: European Pressphoto Agency
ANSA
APA
KNA
UPI: United Press International
PA: Press Association, PA Media
Xinhua: Xinhuanet
Kyodo: Kyodo News
Yonhap
PTI: Press Trust of India
ANI
IANS
TASS: Tass, ITAR-TASS, Itar-Tass, ТАСС
Interfax: Интерфакс
RIA Novosti: РИА Новости
Sputnik
SANA: Sana, Syrian Arab News Agency, سانا
NNA: National News Agency
Petra: Jordan News Agency
IRNA: Islamic Republic News Agency
ISNA
FNA: Fars News Agency, Fars News
Tasnim
AA: Anadolu Agency, Anadolu Ajansı, Anadolu, الأناضول
DHA: Demirören Haber Ajansı, Doğan News Agency
İHA: IHA, İhlas News Agency
SPA: Saudi Press Agency
WAM: Emirates News Agency
KUNA: Kuwait News Agency
QNA: Qatar News Agency
BNA: Bahrain News Agency
MENA: Middle East News Agency
INA: Iraqi News Agency
ANHA: Hawar News Agency
Bloomberg
Getty Images: Getty
Shutterstock
Ruptly
"""


def _table() -> dict[str, str]:
    """Signature, as written, to agency."""
    rows = (row.partition(": ") for row in _SIGNATURES.strip().splitlines())
    return {name: agency for agency, _, longer in rows for name in (agency, *longer.split(", ")) if name}


def _spellings(name: str) -> str:
    """As written and in capitals, with any white space inside; never in small letters, where "pa" and "mena" are
    words.
    """
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in dict.fromkeys((name, name.upper())))


_AGENCIES = _table()
_BY_FOLDED_NAME = {evened(name): agency for name, agency in _AGENCIES.items()}

AGENCY = "(?:" + "|".join(_spellings(name) for name in sorted(_AGENCIES, key=len, reverse=True)) + ")"
"""A regular expression for any agency's signature, as agencies write themselves; to be put between word boundaries."""

_MENTION = re.compile(rf"(?<!\w){AGENCY}(?!\w)")


def canonical(signature: str) -> str:
    """The one name for a signature: `REUTERS` and `Thomson Reuters` are `Reuters`; an unknown one is returned as it
    stands.
    """
    return _BY_FOLDED_NAME.get(evened(signature), signature)


def agencies_in(text: str) -> list[str]:
    """The agencies signed in a credit, in order, each once: `(With AP Reuters and AFP)` gives AP, Reuters, AFP."""
    return list(dict.fromkeys(canonical(match[0]) for match in _MENTION.finditer(text)))
