"""Names: what sounds alike is joined, what does not never is; learning is a pure function of the reports."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import inf
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.names.families import Families
from index.names.forms import bare, doubts, forms_in, names_in, without_article
from index.names.learning import learn
from index.names.rules import fingerprint
from index.names.transliteration import distance, sounds
from index.refresh import completeness
from index.refresh.completeness import NameSettings
from index.text.folding import fold

words = st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=12)
names = words.map(str.title).filter(lambda name: bare(name) != ())


def reports(*sentences: str, each: int = 4) -> list[str]:
    """Every sentence as `each` reports of its own, so that its names are in use and no slips."""
    return [sentence for sentence in sentences for _ in range(each)]


def learned(
    texts: Sequence[str], aliases: Sequence[Sequence[str]] = (), never: Sequence[tuple[str, str]] = ()
) -> Families:
    return learn([names_in(text) for text in texts], aliases, never)


def together(families: Families, left: str, right: str) -> bool:
    family = families.family(left)
    return family is not None and family is families.family(right)


class TestFolding:
    @pytest.mark.parametrize(
        ("written", "folded"), [("Sanʿāʾ", "sana"), ("Ta'izz", "taizz"), ("AL-HUDAYDAH", "al-hudaydah")]
    )
    def test_case_diacritics_and_apostrophes_are_gone(self, written: str, folded: str) -> None:
        assert fold(written) == folded

    @given(st.text())
    def test_folding_twice_is_folding_once(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)


class TestSounds:
    @given(words, words)
    def test_distance_is_the_same_from_both_sides_and_never_negative(self, left: str, right: str) -> None:
        there, back = (
            distance(sounds(fold(left)), sounds(fold(right))),
            distance(sounds(fold(right)), sounds(fold(left))),
        )
        assert there == pytest.approx(back)
        assert there >= 0

    @given(words.filter(fold))
    def test_a_word_has_no_distance_from_itself(self, word: str) -> None:
        assert distance(sounds(fold(word)), sounds(fold(word))) == 0

    @pytest.mark.parametrize("word", ["99999", "b52", "العراق", "Киев", "Ελλάδα", "F-16", "'"])
    def test_what_is_not_read_has_no_sound_and_is_like_nothing(self, word: str) -> None:
        read = sounds(fold(word))
        assert not read.known and distance(read, read) == distance(read, sounds("kyiv")) == inf

    @pytest.mark.parametrize("word", ["Kyiv", "Əliyev", "Diyarbakır", "Wi-Fi", "Aia"])
    def test_what_is_in_latin_letters_has_a_sound(self, word: str) -> None:
        assert sounds(fold(word)).known

    def test_a_word_of_unknown_sound_makes_the_whole_name_unknown(self) -> None:
        assert doubts(bare("صدام Hussein"), bare("محمد Hussein")) == inf
        assert doubts(bare("صدام Hussein"), bare("صدام Hussein")) == 0

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("Houthi", "Huthi"),
            ("Fallujah", "Falluja"),
            ("Karbala", "Kerbala"),
            ("Qandahar", "Kandahar"),
            ("al-Hudaydah", "Hodeida"),
            ("Deir al-Balah", "Dayr al-Balah"),
            ("Salahuddin", "Salah al-Din"),
            ("Abdulmalik", "Abd al-Malik"),
            ("Tal Afar", "Talafar"),
            ("Tobruk", "Tobrouk"),
            ("Zawiya", "al-Zawiyah"),
            ("Saleh", "Salih"),
            ("Tell Halaf", "Tall Halaf"),
            ("Ennahda", "al-Nahda"),
            ("Yevgeny", "Evgeni"),
            ("Naguib", "Najeeb"),
            ("Oualid", "Waleed"),
            ("Zaxo", "Zakho"),
            ("Aleksei", "Alexei"),
            ("Ahvaz", "Ahwaz"),
            ("Bakhmut", "Bahmout"),
            ("Diyarbakır", "Diyarbakir"),
            ("Ismail", "Ismaeel"),
            ("Yanukovych", "Yanukovitch"),
            ("Mundhir", "Munther"),
            ("Hussein", "Hussien"),
        ],
    )
    def test_spellings_of_one_name_leave_few_doubts(self, left: str, right: str) -> None:
        assert doubts(bare(left), bare(right)) <= 0.65

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("Iraq", "Iran"),
            ("Gaza", "Giza"),
            ("Hassan", "Hussein"),
            ("Karim", "Karam"),
            ("Baghdad", "Baghdadi"),
            ("Rashid", "Rashida"),
            ("Mosul", "Marsala"),
            ("Yemen", "Oman"),
            ("Ali Hassan", "al-Hasan"),
            ("Samarra", "Samarrai"),
            ("Hamis", "Khamis"),
            ("Aboud", "Bud"),
        ],
    )
    def test_different_names_leave_many(self, left: str, right: str) -> None:
        assert doubts(bare(left), bare(right)) > 0.65

    def test_more_differences_leave_more_doubts(self) -> None:
        near, far, farther = (doubts(bare("Kandahar"), bare(other)) for other in ("Qandahar", "Qandehar", "Qendihar"))
        assert 0 < near < far < farther


class TestForms:
    def test_an_article_belongs_to_its_word(self) -> None:
        assert list(names_in("He left Umm al-Qasr and Shatt al Arab.")["names"]) == [
            "He",
            "Umm al-Qasr",
            "Shatt al Arab",
        ]

    def test_articles_capitals_and_hyphens_make_no_other_name(self) -> None:
        assert bare("Umm al-Qasr") == bare("UMM-AL-QASR") == bare("Umm el Qasr") == ("umm", "qasr")

    def test_an_english_word_before_a_name_is_no_article(self) -> None:
        assert bare("As Basra") == ("as", "basra")
        assert without_article("al-Basra") == "Basra"

    def test_a_line_break_does_not_break_a_name(self) -> None:
        assert names_in("In Umm\nQasr and Umm Qasr")["names"] == {"In Umm Qasr": 1, "Umm Qasr": 1}

    def test_words_without_capitals_are_neither_names_nor_english(self) -> None:
        assert names_in("\u062f\u0631\u0639\u0627 2019") == {"names": {}, "words": ""}

    @pytest.mark.parametrize("written", ["Kerry's", "Kerry’s", "Kerryʼs", "KERRY'S"])
    def test_a_possessive_is_the_name_itself(self, written: str) -> None:
        assert bare(written) == bare("Kerry")
        assert forms_in(written)[0].lower() == "kerry"

    def test_a_possessive_ends_a_name(self) -> None:
        assert forms_in("Yemen's Aden") == ["Yemen", "Aden"]

    @given(st.text())
    def test_what_a_report_says_is_plain_json(self, text: str) -> None:
        found = names_in(text)
        assert json.loads(json.dumps(found)) == found


class TestLearning:
    def test_a_possessive_that_lost_its_apostrophe_joins_no_other_name(self) -> None:
        texts = [*reports("They saw Kerry in Vienna.", "The base of Kweyris fell."), "They read Kerrys memo."]
        families = learned(texts)
        assert not together(families, "Kweyris", "Kerrys")
        assert families.family("Kuweires") is families.family("Kweyris")

    def test_two_plurals_are_spellings_like_any_names(self) -> None:
        assert together(
            learned(["A Houthi spoke of Houthis in Sanaa.", "A Huthi spoke of Huthis."]), "Houthis", "Huthis"
        )

    def test_a_rare_name_that_only_ends_like_one_is_still_a_spelling(self) -> None:
        families = learned([*reports("The base of Kweyris fell."), "Smoke rose over Kwayris again."])
        assert together(families, "Kweyris", "Kwayris")

    def test_of_an_s_the_name_without_it_must_be_the_more_frequent_one(self) -> None:
        families = learned([*reports("They left Idris in the north."), "A man called Idri waited near Edris."])
        assert together(families, "Idris", "Edris")

    def test_two_spellings_in_use_become_a_family_with_its_reason(self) -> None:
        families = learned(reports("Shells fell on Karbala.", "Shells fell on Kerbala and Kerbala."))
        family = families.family("Karbala")
        assert family is not None
        assert family.forms == ("Kerbala", "Karbala")
        assert family.evidence == ("Kerbala (8) ~ Karbala (4): vowels",)
        assert family.because == "corpus"

    def test_a_rare_form_may_differ_more_than_one_in_use(self) -> None:
        rare = ["They left Makalla."]
        assert together(learned(reports("They left Mukalla.") + rare), "Mukalla", "Makalla")
        assert not together(learned(reports("They left Mukalla.", "They left Makalla.")), "Mukalla", "Makalla")

    def test_forms_that_share_their_reports_are_two_names(self) -> None:
        assert together(learned(reports("Amid and Hamid.", "Aamid came.", each=6)), "Amid", "Aamid")
        assert not together(learned(reports("Amid met Hamid and Aamid.", each=6)), "Amid", "Aamid")

    def test_small_steps_do_not_lead_to_another_name(self) -> None:
        texts = [*reports("To Hassan.", "To Hussein."), "To Hussan.", "To Hessan."]
        assert not together(learned(texts), "Hassan", "Hussein")

    def test_a_word_also_in_lower_case_is_no_name(self) -> None:
        texts = reports("The mare ran.", "A Mare ran to Marea.")
        assert learned(texts).variants("mare") == ()

    def test_a_short_name_that_never_stands_alone_joins_no_other(self) -> None:
        texts = [*reports("They left Marea."), "A Mare road.", "To Mare.", "A mosque of Virgin Mary was built."]
        families = learned(texts)
        assert not together(families, "Mare", "Mary")
        assert not together(families, "Marea", "Mary")

    @pytest.mark.parametrize(
        ("left", "right"),
        [("Salah", "Saleh"), ("Abu Akram", "Abu Ikram"), ("Qassam", "Qassem"), ("Turki", "Turkey"), ("Mari", "Mary")],
    )
    def test_names_of_one_root_and_names_with_one_english_spelling_stay_apart(self, left: str, right: str) -> None:
        texts = reports(f"He met {left} there.", f"He met {right} there.")
        assert not together(learned(texts), left, right)
        assert not together(learned(texts[:4]), left, right), "nor is one taken for the other that no report has"

    def test_a_country_may_have_a_foreign_spelling(self) -> None:
        assert together(learned(reports("In Bahrain.", "In Bahrein.")), "Bahrain", "Bahrein")

    def test_a_name_of_two_words_may_not_differ_in_one_more_than_that_one_alone(self) -> None:
        assert not together(learned(reports("In Tal Naqar.", "In Tel Naqir.")), "Tal Naqar", "Tel Naqir")

    def test_beside_the_same_words_it_does(self) -> None:
        assert together(learned(reports("He met Rami Alloush.", "He met Rami Aloush.")), "Alloush", "Aloush")

    def test_two_names_that_meet_are_no_name_of_two_words(self) -> None:
        texts = [*reports("Men of Hezbollah.", "They left Zabadani.", each=9), "In Hezbollah Zabadani."]
        assert learned(texts).variants("Hezbullah Zebadani") == ()

    def test_the_feminine_ending_before_another_word_is_heard(self) -> None:
        assert doubts(bare("Maarat al-Numan"), bare("Maara al-Numan")) == 0

    def test_the_order_of_the_reports_does_not_matter(self) -> None:
        texts = reports("In Karbala, Kerbala, Tobruk.", "In Tobrouk and Kirbala.", each=2)
        assert learned(texts).to_row() == learned(texts[::-1]).to_row()

    @settings(max_examples=50)
    @given(st.lists(names, min_size=2, max_size=8), st.data())
    def test_never_same_holds_against_sound_and_alias(self, forms: list[str], data: st.DataObject) -> None:
        left, right = data.draw(st.sampled_from(forms)), data.draw(st.sampled_from(forms))
        families = learned([f"He went to {form}." for form in forms], [forms], [(left, right)])
        if bare(left) != bare(right):
            holders = [family for family in families.families if {left, right} & set(family.forms)]
            assert not any({left, right} <= set(family.forms) for family in holders)

    @settings(max_examples=50)
    @given(st.lists(names, max_size=12))
    @example(["A''S"])
    def test_every_name_is_in_one_family(self, forms: list[str]) -> None:
        families = learned([f"He went to {form}." for form in forms])
        held = [name for family in families.families for name in {bare(form) for form in family.forms}]
        assert len(held) == len(set(held))


class TestAsking:
    texts = reports(
        "Rebels took al-Hudaydah.",
        "Rebels took Hodeidah.",
        "The war in Sanaa goes on; it is long.",
        "Ansar Allah said.",
    )

    def test_a_spelling_no_report_has_finds_its_family(self) -> None:
        families = learned(self.texts)
        assert set(families.variants("hudeida")) == {"Hudaydah", "al-Hudaydah", "Hodeidah"}
        assert families.variants("Sana'a") == ()
        assert families.variants("San'a") == ("Sanaa",)

    @pytest.mark.parametrize("word", ["war", "wars", "rebels", "goes", "long", "hide", "", "'", "-", "2019"])
    def test_an_english_word_never_expands(self, word: str) -> None:
        assert learned([*self.texts, "The rebels hide."]).variants(word) == ()

    def test_an_alias_joins_names_and_their_spellings(self) -> None:
        families = learned(self.texts, [["Houthis", "Ansarallah"]])
        assert families.variants("Houthis") == ("Ansar Allah", "Ansarallah")
        family = families.family("Ansar Allah")
        assert family is not None
        assert family.because == "alias"

    def test_a_short_alias_must_be_typed_as_written_and_is_not_sought(self) -> None:
        families = learned(self.texts, [["Islamic State", "IS", "Daesh"]])
        assert families.variants("IS") == ("Daesh", "Islamic State")
        assert families.variants("is") == ()
        assert families.variants("Daesh") == ("Islamic State",)

    def test_families_survive_the_catalogue(self) -> None:
        families = learned(self.texts, [["Houthis", "Ansar Allah"]])
        again = Families.from_row(json.loads(json.dumps(families.to_row())))
        assert again.families == families.families
        assert again.variants("hudeida") == families.variants("hudeida")


def test_other_rules_have_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "forms.py").write_text("LIMIT = 1\n")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "forms.py").write_text("LIMIT = 2\n")
    changed = fingerprint(tmp_path)
    (tmp_path / "more.py").write_text("")
    assert len({before, changed, fingerprint(tmp_path)}) == 3


def test_families_learned_by_other_rules_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    before = NameSettings().key
    monkeypatch.setattr(completeness, "rules", lambda: "others")
    assert NameSettings().key != before


def test_a_report_in_capitals_throughout_teaches_no_names() -> None:
    """There every word would be one: the reports of some agencies, and of TIME before 1970."""
    assert names_in("REBELS SHELLED DERAA ON FRIDAY, A MONITOR SAID.") == {"names": {}, "words": ""}
    assert "Deraa" in names_in("REBELS SHELL DERAA\n\nThe army said that it would go on shelling Deraa.")["names"]
