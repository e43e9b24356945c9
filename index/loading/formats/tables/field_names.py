"""What a file may call each thing it says of a report: a column, a key, a meta tag, a line of front matter.

A name is understood when it is one of those listed, whatever its case and punctuation, or when every word of it is
known and they point at one thing: `headline_text`, `news_source`, `Date of publication`. A name with any other word in
it ("date of attack", "source country") says something else, and is not understood.
"""

from __future__ import annotations

import re
from functools import lru_cache

NAMES = {
    "text": "text articlebody fulltext maintext content body bodytext contenttext story newstext plaintext"
    " contentencoded message selftext tweet tweettext posttext messagetext articletext openingtext hitsentence"
    " paragraphs paragraph texte inhalt texto cuerpo contenido conteúdo corpo testo contenuto corps contenu"
    " tekst treść metin içerik текст"
    " volltext artikeltext texteintégral textocompleto testocompleto полныйтекст содержание зміст κείμενο"
    " النص نص متن نصالخبر المحتوى محتوا טקסט תוכן 正文 全文 内容 內容 本文 본문 내용",
    "title": "headline title articletitle newstitle ogtitle head titel titre título titulo titular manchete"
    " titolo überschrift schlagzeile kop tytuł manşet başlık заголовок"
    " название العنوان عنوان تیتر dctitle dctermstitle twittertitle parselytitle citationtitle h1 webtitle"
    " назва τίτλος כותרת 标题 標題 見出し タイトル 제목",
    "standfirst": "standfirst subtitle subheadline subhead dek teaser lead summary abstract description ogdescription"
    " excerpt chapeau chapô entradilla bajada sommario vorspann twitterdescription dcdescription",
    "outlet": "outlet publisher newspaper ogsitename sitename publication source newssource sourcename media domain"
    " dcpublisher applicationname quelle zeitung journal medio medium média periódico diario fuente veículo"
    " jornal fonte giornale testata krant bron kaynak gazete источник издание"
    " herausgeber сми газета джерело видання πηγή מקור עיתון منبع روزنامه 来源 來源 媒体 出典 출처 언론사 매체"
    " المصدر الصحيفة مصدر pagename medianame subreddit channel channelname publicationname",
    "author": "author authors byline byl by writtenby writer reporter creator articleauthor dccreator sailthruauthor"
    " parselyauthor citationauthor autor auteur autore redactor autora yazar автор نویسنده الكاتب كاتب username"
    " verfasser verfasserin redakteur rédacteur journaliste periodista jornalista giornalista журналист συντάκτης"
    " מחבר כתב المؤلف المحرر خبرنگار 作者 记者 記者 著者 筆者 기자 저자 작성자"
    " screenname displayname sender user from",
    "date": "published publishedat datepublished publishedtime articlepublishedtime pubdate publishdate"
    " publicationdate articlepublished dcdateissued dctermsissued parselypubdate sailthrudate"
    " citationpublicationdate date datetime dcdate dctermsdate timestamp seendate posted issued datum"
    " fecha datadepublicação fechadepublicación datepublication fechapublicación tarih дата التاريخ تاريخ"
    " veröffentlicht veröffentlichtam veröffentlichungsdatum erscheinungsdatum datedeparution publiéle"
    " datadipubblicazione publicatiedatum датапубликации датапублікації yayıntarihi ημερομηνία תאריך"
    " تاريخالنشر تاریخ تاریخانتشار 日期 发布日期 发布时间 發布日期 日付 日時 掲載日 公開日 날짜 일자 게재일"
    " time createdat datecreated created dctermscreated"
    " webpublicationdate postcreated createdutc postdate",
    "updated": "updated updatedat modified dateupdated datemodified modifiedtime lastmodified lastupdated lastmod"
    " articlemodifiedtime ogupdatedtime dctermsmodified",
    "url": "url link uri href permalink weburl posturl",
    "id": "id unitid docid documentid newsid guid uuid uid key idstr tweetid postid messageid",
    "language": "language lang inlanguage oglocale dclanguage contentlanguage sprache langue idioma dil язык اللغة لغة",
    "dateline": "dateline",
}
"""Our own name for each thing, and what it is called, without case and punctuation; the likeliest first, because a file
that says it twice is believed where it is most exact."""

_RANKS = {name: (meaning, rank) for meaning, names in NAMES.items() for rank, name in enumerate(names.split())}
_LAST = 1000
"""The rank of a name that was understood word by word: behind every listed one."""

_WORDS = {
    "url": "url link uri",
    "language": "language lang",
    "standfirst": "standfirst subtitle subheadline summary abstract description excerpt teaser",
    "title": "title headline",
    "author": "author authors byline reporter writer",
    "outlet": "outlet publisher newspaper publication source domain site website media",
    "text": "text body content contents story paragraphs",
}
"""Words that point at one thing, the most exact first: a `headline_text` is a title, a `source_url` an address."""

_MEANING_OF_WORD = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BESIDE = _words("article news name names of the full main plain clean raw original item post page html")
_DATE = _words("date time datetime timestamp day")
_DATE_BESIDE = _words(
    "publish published publication publishing pub posted release released issue issued utc gmt iso at on"
)
_PUBLISHED = _words("published posted released issued")
_UPDATE = _words("update updated modify modified modification lastmod changed revised edited")
LONGEST_NAME = 60
"""Characters: a longer one is a value, or a sentence."""

_PART = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_NOT_IN_A_NAME = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def meaning_and_rank(name: str) -> tuple[str, int] | None:
    """Our own name for what a file calls `name`, and how exact that name is (0 the best); None when it is not known."""
    if len(name) > LONGEST_NAME:
        return None
    bare = _NOT_IN_A_NAME.sub("", name.casefold())
    found = _RANKS.get(bare) or _RANKS.get(bare.removeprefix("article"))
    if found:
        return found
    meaning = _by_words({word.casefold() for word in _PART.findall(_HUMP.sub(" ", name))})
    return (meaning, _LAST) if meaning else None


def _by_words(words: set[str]) -> str | None:
    words -= _BESIDE
    if words & (_DATE | _UPDATE) or (words & _PUBLISHED and words <= _DATE_BESIDE):
        if not words <= _DATE | _DATE_BESIDE | _UPDATE | {"last"}:
            return None
        return "updated" if words & _UPDATE else "date"
    if not words or not words <= _MEANING_OF_WORD.keys():
        return None
    meanings = {_MEANING_OF_WORD[word] for word in words}
    if meanings == {"outlet", "text"}:  # the text of the source, or the source of the text
        return None
    return next(meaning for meaning in _WORDS if meaning in meanings)
