"""Which language a text is in, from its script and its commonest small words; None when neither is clear."""

from __future__ import annotations

from collections import Counter

SAMPLE = 1000
"""Code points looked at: enough for some forty small words, and the same cost for every article."""

FEWEST_SMALL_WORDS = 3
"""Fewer are chance: "die" and "a" occur in names and titles of other languages."""

CLEAR_LEAD = 1.3
"""How many times as many small words as the runner-up, for languages that share some."""

_SMALL_WORDS = {
    "en": "the of and to in that was for on with said by from at were has have been which their his it an are but who",
    "fr": "le la les des et du une dans que qui est pour sur par au aux avec sont été ses ont ce cette selon depuis se"
    " nous plus il elle mais ne pas d’une d'une",
    "de": "der die das und den von zu im mit dem des sich auf für ist nicht ein eine als auch nach wurde wurden bei",
    "es": "el la los las de que en un una por con del se para según fue al su sus más como pero han desde este esta",
    "it": "il di che la le un una per con del della dei nel sono è stato gli non più anche alla dal hanno secondo dopo",
    "tr": "ve bir bu için ile da de olarak olan daha sonra gibi kadar ise çok dedi olduğunu tarafından ettiği en her",
    "nl": "de het een van en in op dat te zijn voor met die niet aan er om door ook bij naar maar uit werd volgens",
    "pt": "o os as de que em um uma para com não do da dos das por mais como foi ao pela pelo segundo são também entre",
    "ru": "и в не на что с по как это из у о за от для к его был была были но он они также после при",
    "uk": "і в не на що з та як це із у про за від для до його був була були але він вони також після",
    "ar": "في من على إلى أن عن التي الذي ما هذا هذه مع كان بعد كما قد لا بين وقال قال خلال",
    "fa": "در از به که این را با است برای آن یک های شد می کرد تا بر خود",
}
_OWN_LETTERS = {"ru": "ыэёъ", "uk": "іїєґ", "ar": "ةىكي", "fa": "پچژگکی"}
"""Letters of one of two languages of a script that share small words, and not of the other."""
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language most small words belong to; None when there are too few or two languages are
    close.
    """
    counts = Counter[str]()
    for word in text[:SAMPLE].casefold().split():
        for language in _LANGUAGES_OF.get(word, ()):
            counts[language] += 1
    ranked = counts.most_common(2)
    if len(ranked) == 2 and all(language in _OWN_LETTERS for language, _ in ranked):
        ranked.sort(key=lambda row: sum(map(text[:SAMPLE].count, _OWN_LETTERS[row[0]])), reverse=True)
        return ranked[0][0] if sum(count for _, count in ranked) >= FEWEST_SMALL_WORDS else None
    if not ranked or ranked[0][1] < FEWEST_SMALL_WORDS:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= CLEAR_LEAD * ranked[1][1] else None
