"""What one report says and another denies, in each language that facts are read in."""

from __future__ import annotations

import pytest
from stated import report, told, translating

from index.comparison.comparing import compare
from index.comparison.facts.counterparts import Counterparts
from index.comparison.facts.denials import LIKELY, denials
from index.comparison.facts.stated.values import FactKind, Field
from index.comparison.facts.strengths import Strength


def is_denied(
    language: str, one: str, other: str, strength: float = 0.9, other_language: str = "", *groups: str
) -> bool:
    """Whether one of two sentences denies the other; of two languages the words of each of the `groups` are known to be
    translations.
    """
    left, right = told(one, language), told(other, other_language or language)
    meaning = translating(*groups)
    ours, theirs = Counterparts([left], [right], meaning), Counterparts([right], [left], meaning)
    found = list(denials([left], [right], {(0, 0): strength}, ours))
    assert bool(found) is bool(list(denials([right], [left], {(0, 0): strength}, theirs)))
    return bool(found)


@pytest.mark.parametrize(
    ("language", "one", "other", "differ"),
    [
        ("en", "No distress call was received in Velby.", "Sailors heard a distress call in Velby.", True),
        ("en", "Sailors heard no distress call in Velby.", "No distress call was received in Velby.", False),
        ("en", "The firm has not dismissed any striker.", "Nine strikers were dismissed by the firm.", True),
        ("en", "The firm hasn't dismissed any striker.", "The firm dismissed nine strikers.", True),
        ("en", "The dam did not fail.", "The dam was built.", False),
        ("en", "The Kelda dam did not fail.", "The Kelda dam failed.", True),
        ("en", "The talks failed to reach a deal.", "The talks did not reach a deal.", False),
        # what hangs on a verb that denies, and what is denied twice
        ("en", "He denied that the exits were locked.", "The exits were locked, the union said.", True),
        ("en", "He did not deny that the exits were locked.", "The exits were locked, the union said.", False),
        ("en", "The minister ruled out the use of police.", "The minister did not rule out the use of police.", True),
        # more is denied than the other says: that it was so at all may stand
        (
            "en",
            "The firm denied that the milk was filled at its Orsel dairy through a cracked rusty pipe.",
            "The milk was filled at the Orsel dairy.",
            False,
        ),
        (
            "en",
            "The firm denied that the milk was filled at its Orsel dairy.",
            "The milk was filled at the dairy.",
            True,
        ),
        ("en", "The firm denied that its milk had been unsafe.", "The milk was made by the firm.", False),
        # phrases that only look so
        ("en", "Not only the exits were locked.", "The exits were locked.", False),
        ("en", "No fewer than 40 weavers left the mill.", "The weavers left the mill.", False),
        ("en", "The exits were locked no later than Monday.", "The exits were locked.", False),
        # what is supposed or may be is neither said nor denied; of what will be, both tell
        ("en", "The exits were not locked.", "It was asked whether the exits were locked.", False),
        ("en", "The exits were not locked.", "The exits may have been locked.", False),
        ("en", "The firm will not close the mill.", "The firm will close the mill.", True),
        # a word of lack denies the noun behind it, and the rest of its clause is said
        ("en", "The hotel passed its check without remarks.", "The hotel passed its check with success.", False),
        ("en", "The hotel passed its check without remarks.", "The hotel passed its check with remarks.", True),
        ("en", "The hotel passed its check without remarks.", "The hotel did not pass its check.", True),
        ("en", "The hotel passed its check without remarks.", "No remarks were made at the hotel check.", False),
        ("en", "The hotel passed its check without remarks.", "The hotel passed its check without a remark.", False),
        ("en", "The hotel passed its check without doubt.", "The hotel passed its check in doubt.", False),
        ("en", "The hotel, without warning in May, passed its check.", "The hotel passed its check in May.", False),
        ("fr", "L'hôtel a passé son contrôle sans remarques.", "L'hôtel a passé son contrôle en mai.", False),
        ("fr", "L'hôtel a passé son contrôle sans remarques.", "L'hôtel n'a pas passé son contrôle.", True),
        ("de", "Das Hotel bestand die Prüfung ohne Mängel.", "Das Hotel bestand die Prüfung im Mai.", False),
        ("es", "El hotel pasó la inspección sin reparos.", "El hotel pasó la inspección en mayo.", False),
        ("ru", "Отель прошёл проверку без замечаний.", "Отель прошёл проверку в мае.", False),
        ("ar", "اجتاز الفندق الفحص بدون ملاحظات.", "اجتاز الفندق الفحص في أيار.", False),
        # it is the word behind the denial that is denied, and not what follows
        ("en", "The two falls were not due to bad weather.", "The two falls came in bad weather.", False),
        ("en", "The board decided not to pay a dividend.", "A dividend of two crowns will be paid.", True),
        ("en", "The board decided not to pay a dividend.", "The dividend of the board was scrapped.", False),
        # but where its verb has another form there, the word behind it is known
        ("en", "The thieves did not wake the old guard.", "The thieves woke the old guard.", True),
        # and without a verb it is of what the clause before it tells
        ("en", "They found nine gems, but not the Arlen tiara.", "They took the Arlen tiara.", False),
        ("en", "They hid nine gems, but did not hide the Arlen tiara.", "They hide the Arlen tiara.", True),
        # who denies it is no part of what is denied
        ("en", "Norvex denied that the smoke had come from an oven.", "The smoke came from the oven aft.", True),
        ("en", "The tunnel did not open in May.", "The tunnel did open in May.", True),
        # another thing is denied
        ("en", "The firm of Velby did not answer questions.", "The firm of Velby closed its mill.", False),
        ("en", "The exits, which nobody guarded, were locked.", "The exits were locked.", False),
        ("en", "Train No. 43 left the station.", "The train left the station.", False),
        ("fr", "Aucun gréviste n'a été licencié.", "Neuf grévistes ont été licenciés.", True),
        ("fr", "La direction nie que les issues aient été fermées.", "Les issues étaient fermées.", True),
        ("fr", "La direction ne nie pas que les issues aient été fermées.", "Les issues étaient fermées.", False),
        ("fr", "Non seulement les issues étaient fermées.", "Les issues étaient fermées.", False),
        ("fr", "L'usine n'emploie que des tisserands.", "L'usine emploie des tisserands.", False),
        ("es", "La presa de Kelda no se rompió.", "La presa de Kelda se rompió.", True),
        ("es", "No se registró ningún herido grave.", "Se registró un herido grave.", True),
        ("es", "No solo se rompió la presa de Kelda.", "Se rompió la presa de Kelda.", False),
        ("ru", "Наблюдатели не увидели нарушений.", "Наблюдатели увидели нарушения.", True),
        ("ru", "Министр опроверг, что завод закрыт.", "Завод закрыт.", True),
        ("ru", "Не только завод закрыт.", "Завод закрыт.", False),
        ("ar", "لم تطلق الشرطة الغاز المسيل للدموع.", "أطلقت الشرطة الغاز المسيل للدموع.", True),
        ("ar", "ونفى الوزير أن تكون العبارة محملة.", "كانت العبارة محملة.", True),
        ("ar", "لم تصل الشرطة إلى الميناء إلا بعد ساعتين.", "وصلت الشرطة إلى الميناء.", False),
        ("de", "Der Alarm im Werk wurde nicht ausgelöst.", "Der Alarm im Werk wurde ausgelöst.", True),
        ("de", "Nicht nur der Alarm im Werk wurde ausgelöst.", "Der Alarm im Werk wurde ausgelöst.", False),
        ("it", "La diga di Kelda non è crollata.", "La diga di Kelda è crollata.", True),
        ("pt", "A barragem de Kelda não ruiu.", "A barragem de Kelda ruiu.", True),
        ("nl", "De dam van Kelda is niet gebroken.", "De dam van Kelda is gebroken.", True),
        ("uk", "Спостерігачі не побачили порушень.", "Спостерігачі побачили порушень.", True),
    ],
)
def test_one_sentence_denies_what_the_other_says(language: str, one: str, other: str, differ: bool) -> None:
    assert is_denied(language, one, other) is differ


def test_only_sentences_that_are_likely_to_tell_the_same_are_held_against_each_other() -> None:
    one, other = "The Kelda dam did not fail in the spring storm.", "The Kelda dam failed."
    assert is_denied("en", one, other, LIKELY)
    assert not is_denied("en", one, other, LIKELY - 0.01)


def test_in_the_same_words_one_sentence_denies_another_that_tells_of_much_besides() -> None:
    none = "No siren was sounded, residents of both villages said."
    sounded = "The operator of the dam, Kelda Energy, said a siren had sounded before the water came."
    assert is_denied("en", none, sounded, 0.02)
    assert not is_denied("en", none, sounded.replace("sounded", "been bought"), 0.02)


def test_who_somebody_is_and_who_says_it_stand_aside() -> None:
    arrested = "Police arrested the crane operator, Yuri Sardan, 41, at the scene."
    assert is_denied("en", arrested, "The crane operator, Yuri Sardan, was never under arrest, police said.")
    assert not is_denied(
        "en", "Police denied reports that the crane operator had been arrested.",
        "The crane operator, Yuri Sardan, was never under arrest, police said.",
    )  # fmt: skip
    assert is_denied(
        "en", "Governor Aro Jamal denied on Friday that he had ordered the opening of the dam.",
        "Governor Aro Jamal had ordered the release to save the dam.",
    )  # fmt: skip


FIRED = "La policía disparó gases contra los aficionados, dijeron testigos."
NO_GAS = "Police fired no tear gas at the fans, Renko said."
GAS = ("police policía", "gas gases", "fans aficionados")


def test_across_languages_one_denies_another_only_where_it_is_known_to_be_of_the_same() -> None:
    assert is_denied("en", NO_GAS, FIRED, 0.8, "es", *GAS)
    assert not is_denied("en", NO_GAS, FIRED, 0.8, "es")
    assert not is_denied("en", "Police fired tear gas at the fans, Renko said.", FIRED, 0.8, "es", *GAS)
    water = "Clean water is needed for two villages."
    assert not is_denied(
        "de", "Eine Sirene habe es in den Dörfern nicht gegeben.", water, 0.9, "en", "villages dörfern"
    )
    assert is_denied(
        "de", "Eine Sirene habe nicht geläutet.", "A siren had rung.", 0.9, "en", "siren sirene", "rung geläutet"
    )
    none = "Plus aucun disparu, a dit le maire."  # a count, and no denial of whatever else is told
    assert not is_denied("en", "The ferry sank in a storm off Arlen.", none, 0.8, "fr", "ferry disparu")


def test_across_languages_who_rejects_what_is_told_does_not_say_it() -> None:
    words = ("firm firma", "inspection prüfung", "overdue überfällig")
    denied = "The firm denied that an inspection was overdue."
    rejected = "Die Firma wies Vorwürfe zurück, eine Prüfung sei überfällig gewesen."
    assert not is_denied("en", denied, rejected, 0.9, "de", *words)
    assert is_denied("en", denied, "Bei der Firma sei eine Prüfung überfällig gewesen.", 0.9, "de", *words)
    charged = "The deputy has not been charged."
    assert not is_denied(
        "en", charged, "Su adjunto rechazó las acusaciones.", 0.9, "es", "charged acusaciones", "deputy adjunto"
    )


def test_across_languages_a_figure_is_told_beside_a_denial() -> None:
    suspended, words = "The chief engineer was suspended after the flood.", ("flood flut", "warning warnung")
    assert not is_denied("de", "Die Flut am Damm: 27 Tote, keine Warnung", suspended, 0.9, "en", *words)
    assert is_denied("de", "Am Damm gab es keine Warnung", "A warning was given.", 0.9, "en", *words)


def test_who_does_not_comment_denies_nothing_of_what_another_language_says() -> None:
    words = ("crane kräne", "harbour hafen", "firm firma", "repair prüft", "comment kräne")
    checked = "Die Firma prüft alle Kräne im Hafen."
    for said, differs in (("comment on", False), ("repair", True)):
        assert is_denied("en", f"The firm did not {said} the crane.", checked, 0.9, "de", *words) is differs


@pytest.mark.parametrize(
    ("language", "one", "other_language", "other", "words", "differ"),
    [
        ("en", "The court acquitted the mayor.", "en", "The mayor was convicted by the court.", (), True),
        ("en", "The court acquitted the mayor.", "en", "The court did not acquit the mayor.", (), True),
        ("en", "The court acquitted the mayor.", "en", "Two bakers were convicted.", (), False),
        ("en", "The crossing at Kelda is closed.", "en", "The crossing at Kelda is open again.", (), True),
        ("en", "The crossing at Kelda is closed.", "en", "The crossing at Arlen is open again.", (), False),
        ("en", "The crossing at Kelda is closed.", "en", "The crossing at Kelda may be open again.", (), False),
        ("en", "The crossing is not closed.", "en", "The crossing is open again.", (), False),
        ("en", "Schools in Kelda are closed.", "en", "The crossing at Kelda is open again.", (), False),
        ("en", "The army is close to the open road.", "en", "The open road is near the army.", (), False),
        ("en", "The minister accepted the resignation.", "fr", "Le ministre a refusé la démission.",
         ("minister ministre", "resignation démission"), True),
        ("en", "The minister accepted the resignation.", "fr", "Le ministre a refusé la démission.", (), False),
        ("en", "The minister accepted the resignation.", "fr", "Le ministre a accepté la démission.",
         ("minister ministre", "resignation démission"), False),
        ("de", "Das Gericht lehnte den Antrag ab.", "ru", "Суд принял ходатайство.",
         ("gericht суд", "antrag ходатайство"), True),
        # to refuse is to reject in another language too, and not to accept
        ("en", "The director refused to negotiate.", "de", "Der Direktor lehnte Verhandlungen ab.",
         ("director direktor", "negotiate verhandlungen"), False),
        ("en", "The director refused to negotiate.", "fr", "Le directeur a accepté de négocier.",
         ("director directeur", "negotiate négocier"), True),
        ("en", "The minister rejected the offer.", "fr", "Le ministre n'a pas accepté l'offre.",
         ("minister ministre", "offer l'offre"), False),
        ("en", "The minister rejected the offer.", "de", "Der Minister nahm das Angebot gestern Abend an.",
         ("minister", "offer angebot"), True),
        ("en", "The minister rejected the offer.", "de", "Der Minister nahm das Angebot gestern mit.",
         ("minister", "offer angebot"), False),
        ("ru", "Переход закрыт.", "es", "El paso está abierto.", ("переход paso",), True),
        ("ru", "Переход закрыт.", "es", "El bar está abierto.", ("переход paso",), False),
    ],
)  # fmt: skip
def test_opposite_outcomes_of_one_thing(
    language: str, one: str, other_language: str, other: str, words: tuple[str, ...], differ: bool
) -> None:
    assert is_denied(language, one, other, 0.9, other_language, *words) is differ


@pytest.mark.parametrize(
    ("text", "other", "about"),
    [
        ("Am Damm gab es keine Warnung.", "A warning was given at the dam.", "Damm Warnung"),
        ("Das Hotel bestand die Prüfung nicht.", "The hotel passed its check.", "Hotel bestand Prüfung"),
        ("Der Alarm wurde nicht ausgelöst.", "The alarm was raised.", "Alarm ausgelöst"),
    ],
)
def test_what_is_denied_has_its_name_also_where_nouns_have_capitals(text: str, other: str, about: str) -> None:
    words = translating("damm dam", "warnung warning", "hotel", "prüfung check", "bestand passed", "ausgelöst raised")
    left, right = [told(text, "de")], [told(other)]
    ((_, pair),) = denials(left, right, {(0, 0): 0.9}, Counterparts(left, right, words))
    assert pair.about[0] == about


def test_across_languages_the_likeliest_counterparts_need_fewer_words_in_common() -> None:
    """A company is named in many sentences: which of them a denial is of, one word does not tell."""
    denial = [told("There was no gas, Renko said.")]
    spanish = [told(text, "es") for text in ("La policía llegó con cien agentes.", "Hubo gas, dijeron testigos.")]
    words = Counterparts(denial, spanish, translating("gas"))
    for likelier, found in ((0, 0), (1, 1)):
        strengths = {(0, at): 0.9 if at == likelier else 0.6 for at in (0, 1)}
        assert len([pair for pair, _ in denials(denial, spanish, strengths, words) if pair == (0, 1)]) == found


def test_a_word_of_what_is_denied_is_not_told_again() -> None:
    found = compare(
        report("a", "Voters queued at the school in Portello.", "No one was turned away, clerk Iva Renko said."),
        report("b", "Voters queued at the school in Portello.", "Clerk Iva Renko said voters had been turned away."),
    )  # fmt: skip
    assert [conflict.field for conflict in found.conflicts] == [Field.OTHER]


def test_what_one_report_denies_is_said_to_differ_and_never_as_hard() -> None:
    found = compare(
        report("a", "Fans clashed after the derby in Portello.", "Police fired no tear gas, Iva Renko said."),
        report("b", "Fans clashed after the derby in Portello.", "Police fired tear gas into the stand, a club said."),
    )  # fmt: skip
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.strength, conflict.about) == (Field.OTHER, Strength.SOFT, "Police fired tear gas")
    assert conflict.left.of(found.left.text) == "Police fired no tear gas"


def test_in_two_languages_no_word_tells_what_is_lacking() -> None:
    passed, words = "The hotel passed its check in May.", ("hotel", "passed bestand", "check prüfung")
    assert not is_denied("de", "Das Hotel bestand die Prüfung ohne Mängel.", passed, 0.9, "en", *words)
    assert is_denied("de", "Das Hotel bestand die Prüfung nicht.", passed, 0.9, "en", *words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The town fell without a fight.", {"fell"}),
        ("The town, without water, fell.", {"fell"}),
        ("The town did not fall.", {"not fall"}),
        ("They went without closing the gate.", {"not close"}),
        ("The town denied that its leader had ever been known to fall.", {"deni", "not known", "not fall"}),
        ("The town denied it, and its leader fell.", {"deni", "fell"}),
    ],
)
def test_a_word_of_lack_turns_round_only_the_word_behind_it(text: str, names: set[str]) -> None:
    found = {name for each in told(text).values if each.value.kind is FactKind.OUTCOME for name in each.value.names}
    assert found == names
