"""What the columns of a table, or the names in a record, mean.

The words are those over the columns of the exports of news archives and databases of clippings, of
crawlers, of interfaces for news and of data sets for research, in the languages of their users.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from attrs import frozen

from intelnews.folding import fold
from intelnews.markup.fieldnames import Meaning, meaning_of
from intelnews.model import FrozenMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Column", "Columns", "Layout", "asked", "column_of", "kept", "layout_of"]


class Column(StrEnum):
    """What a column says about an article."""

    TITLE = "title"
    DECK = "deck"
    TEXT = "text"
    AUTHORS = "authors"
    PUBLISHED = "published"
    MODIFIED = "modified"
    CAPTURED = "captured"
    URL = "url"
    SOURCE = "source"  # an address or a publication, as its cells tell
    PUBLICATION = "publication"
    LANGUAGE = "language"
    KIND = "kind"
    TAGS = "tags"
    CATEGORIES = "categories"
    KEYWORDS = "keywords"
    SECTIONS = "sections"
    SUBJECTS = "subjects"
    COMMENT_COUNT = "comment_count"


#: Which columns a caller gives to which fields: by name, by place from 0, or several of them.
Columns: TypeAlias = "Mapping[str, str | int | Sequence[str | int]]"

_JOINTS: Final = re.compile(r"[\W_]+")
_PATH: Final = re.compile(r"(.+)[.:/>]([^.:/>]+)")
_NAME_CHARS: Final = 64  # a longer cell is no name of a column

# Names are compared folded, without spaces, marks and underscores. Within a meaning the earlier
# name counts more. After English: German, French, Spanish, Italian, Portuguese, Dutch, the Nordic
# languages, Polish, Czech, Turkish, Romanian, Hungarian, Greek, Russian, Ukrainian, Arabic,
# Persian, Hebrew, Chinese, Japanese, Korean.
_WORDS: Final = {
    Column.TITLE: "title headline heading articletitle articleheadline newstitle webtitle "
    "titletext storytitle posttitle pagetitle hed titlepage titlerss "
    "titel uberschrift schlagzeile titre titulo titular manchete titolo kop overskrift "
    "tittel otsikko tytul naglowek titulek nadpis baslik titlu cim τιτλος заголовок "
    "العنوان عنوان تیتر כותרת 标题 標題 题目 タイトル 見出し 表題 제목",
    Column.DECK: "deck dek subtitle subheadline subhead standfirst lede trailtext teaser "
    "description summary abstract abstractnote excerpt snippet leadparagraph lead "
    "shortdescription metadescription intro "
    "untertitel vorspann zusammenfassung beschreibung soustitre chapo chapeau resume subtitulo "
    "entradilla bajada resumen resumo descripcion descricao sottotitolo occhiello sommario "
    "riassunto descrizione samenvatting omschrijving ingress streszczenie zajawka opis perex "
    "popis ozet spot περιληψη подзаголовок лид аннотация описание анотація опис "
    "الملخص ملخص الوصف خلاصه תקציר 摘要 描述 简介 概要 要約 요약",
    Column.TEXT: "text body content fulltext bodytext articlebody articletext maintext "
    "storytext storybody storycontent newstext newscontent textcontent contenttext bodycontent "
    "articlecontent postcontent posttext contenthtml bodyhtml htmlbody html plaintext cleantext "
    "cleanedtext rawtext rawcontent transcript message story article "
    "inhalt volltext artikeltext fliesstext haupttext texte contenu corps textecomplet "
    "texteintegral texto contenido cuerpo textocompleto conteudo corpo testo contenuto "
    "tekst artikeltekst inhoud brodtext brodtekst artikkelteksti teksti tresc trescartykulu obsah "
    "metin icerik continut szoveg κειμενο текст содержание зміст النص نص المحتوى محتوى متن טקסט "
    "正文 内容 全文 文本 內容 本文 記事 본문 내용",
    Column.AUTHORS: "authors author byline by bylines writers writer creators creator "
    "reporters reporter journalist journalists authornames authorname authorsname writtenby "
    "autor autoren autorin verfasser auteur auteurs autores autora autore autori redactor "
    "skribent forfattare forfatter kirjoittaja autorzy autori yazar muhabir autorul szerzo "
    "συντακτης автор авторы автори الكاتب الكتاب المؤلف كاتب نویسنده כותב מחבר "
    "作者 记者 記者 著者 筆者 저자 작성자 기자",
    Column.PUBLISHED: "published publishedat publishdate publisheddate publishedon publishtime "
    "datepublished datepublish datetimepub publicationdate dateofpublication pubdate "
    "pubdatetime firstpublished firstpublicationdate webpublicationdate releasedate "
    "articledate newsdate storydate postdate postedat posted dateposted issuedate issued "
    "datetime date timestamp publicationtime time created createdat datecreated createddate "
    "createdutc "
    "datum erscheinungsdatum veroffentlichungsdatum veroeffentlichungsdatum publikationsdatum "
    "veroffentlicht erschienen datepublication datedepublication datedeparution publiele fecha "
    "fechapublicacion fechadepublicacion datadepublicacao datapublicacao datapubblicazione "
    "datadipubblicazione publicatiedatum publiceringsdatum publisert dato paivamaara julkaistu "
    "datapublikacji datumvydani tarih yayintarihi datapublicarii ημερομηνια дата "
    "датапубликации датапублікації التاريخ تاريخ تاريخالنشر تاریخ תאריך 日期 发布时间 发布日期 "
    "發布時間 时间 日付 日時 掲載日 公開日 날짜 일자 게시일 data publicationyear year",
    Column.MODIFIED: "modified modifiedat datemodified modifieddate updated updatedat "
    "dateupdated updateddate lastmodified lastupdated lastupdate datemodify",
    Column.CAPTURED: "captured capturedat accessed accessdate dateaccessed retrieved retrievedat "
    "retrievaldate dateretrieved indexeddate indexedat collectdate collected collectedat "
    "crawldate crawled crawledat datecrawled scraped scrapedat scrapedate datescraped fetched "
    "fetchedat fetchdate downloaded downloadedat downloaddate datedownload seendate dateseen "
    "mentiontimedate dateadded insertdate insertedat abrufdatum dateconsultation",
    Column.URL: "url articleurl weburl pageurl newsurl storyurl posturl permalink canonicalurl "
    "canonicallink sourceurl documenturl originalurl fullurl link articlelink newslink weblink "
    "href uri address documentidentifier mentionidentifier "
    "adresse lien enlace enlaces collegamento lenke lank odkaz odnosnik baglanti hivatkozas "
    "συνδεσμος ссылка посилання الرابط رابط לינק קישור 链接 網址 网址 连接 リンク 링크 주소",
    Column.SOURCE: "source sources quelle fuente fonte bron kilde kalla zrodlo zdroj kaynak sursa "
    "πηγη источник джерело المصدر مصدر منبع מקור 来源 來源 出典 출처",
    Column.PUBLICATION: "publication publicationname publicationtitle pubtitle medianame "
    "mediaoutlet outlet outletname newspaper newspapername sourcename newssource "
    "sourcecommonname mentionsourcename sourcetitle publisher publishername paper journal "
    "magazine agency sitename website site blog channel channelname medium media feedtitle "
    "domain sourcedomain mediadomain publisherdomain "
    "zeitung publikation periodique periodico diario testata giornale veiculo jornal krant "
    "tidning avis gazeta czasopismo noviny gazete ziar ujsag εφημεριδα издание сми газета "
    "видання الصحيفة صحيفة روزنامه עיתון 媒体 报纸 媒體 报社 媒体名 新聞 언론사 매체 신문사",
    Column.LANGUAGE: "language lang languagecode sprache langue idioma lingua taal sprak jezyk "
    "jazyk dil limba nyelv γλωσσα язык мова اللغة زبان שפה 语言 語言 言語 언어",
    Column.KIND: "kind type genre articletype typeofmaterial documenttype",
    Column.TAGS: "tags tag hashtags taglist manualtags etiquetas etiquetes etichette "
    "теги тэги 标签 標籤 タグ 태그",
    Column.CATEGORIES: "categories category kategorie kategorien rubrik categorie rubrique "
    "categoria categorias rubriek kategoria kategori рубрика категория категорія الفئة التصنيف "
    "دسته קטגוריה 分类 类别 分類 カテゴリー カテゴリ 분류 카테고리",
    Column.KEYWORDS: "keywords keyword newskeywords schlagworter schlagworte stichworter "
    "motscles palabrasclave parolechiave palavraschave trefwoorden nyckelord slowakluczowe "
    "klicovaslova anahtarkelimeler ключевыеслова ключовіслова 关键词 關鍵詞 キーワード 키워드",
    Column.SECTIONS: "section sections sectionname articlesection newsdesk desk ressort seccion "
    "sezione secao editoria sektion dzial раздел 版面 栏目",
    Column.SUBJECTS: "subjects subject subjectterms topics topic themes theme thema themen "
    "sujet sujets tema temas temi onderwerp temat v1themes тема темы الموضوع موضوع 主题 主題 주제",
    Column.COMMENT_COUNT: "commentcount commentscount numcomments ncomments numberofcomments",
}


def _bare(name: str) -> str:
    return _JOINTS.sub("", fold(name))


_KNOWN: Final = {
    _bare(name): (column, rank)
    for column, names in _WORDS.items()
    for rank, name in reversed(list(enumerate(names.split())))
}
# The names that programs give to the fields of notes mean the same here, where they are dates.
_OF_NOTES: Final = {
    Meaning.PUBLISHED: Column.PUBLISHED,
    Meaning.CREATED: Column.PUBLISHED,
    Meaning.MODIFIED: Column.MODIFIED,
    Meaning.CAPTURED: Column.CAPTURED,
}
_NO_DATES: Final = frozenset({"day", "added", "changed", "saved", "archived"})
_INNER_RANK: Final = 50  # "thread.title" is less likely than "title" to be that of the article
_NOTES_RANK: Final = 100  # behind the names of the table above
#: Ends of names such as "source.name" that add nothing to what stands before them.
_EMPTY_ENDS: Final = frozenset(
    ["name", "names", "displayname", "fullname", "title", "main", "text", "value", "original",
     "rendered", "label", "plain"]
)  # fmt: skip


def column_of(name: str, /) -> tuple[Column, int] | None:
    """Return what a column of this name means, and its rank among the names of that meaning.

    >>> column_of("publish_date")[0], column_of("Schlagzeile")[0], column_of("salary")
    (<Column.PUBLISHED: 'published'>, <Column.TITLE: 'title'>, None)
    >>> column_of("author.name")[0], column_of("author.url")
    (<Column.AUTHORS: 'authors'>, None)
    """
    if not 0 < len(name) <= _NAME_CHARS:
        return None
    found = _known(name)
    if found is not None:
        return found
    path = _PATH.fullmatch(name)
    if path is None:
        return None
    outer, inner = path.groups()
    above = _known(outer) or column_of(outer)
    if above is None:
        found = _known(inner)  # "dc:title", "article.title"
        return None if found is None else (found[0], found[1] + _INNER_RANK)
    return above if _bare(inner) in _EMPTY_ENDS else None


def _known(name: str) -> tuple[Column, int] | None:
    bare = _bare(name)
    found = _KNOWN.get(bare)
    if found is None and bare not in _NO_DATES and (noted := meaning_of(name)) is not None:
        column = _OF_NOTES.get(noted[0])
        return None if column is None else (column, _NOTES_RANK + noted[1])
    return found


@frozen(kw_only=True)
class Layout:
    """The columns of a table: their names, and the places of those that mean something.

    ``places`` holds, for each meaning, the places of its columns, the most telling first;
    ``missing`` the columns that a caller asked for and the table has not.
    """

    names: tuple[str, ...]
    places: Mapping[Column, tuple[int, ...]]
    missing: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """How many columns mean something."""
        return sum(map(len, self.places.values()))

    @property
    def is_news(self) -> bool:
        """Whether the rows may be articles: there are texts, headlines or addresses and more."""
        places = self.places
        named = Column.TITLE in places or Column.TEXT in places
        return self.known > 1 and (
            (named and bool(places.keys() - {Column.TITLE, Column.KIND, Column.LANGUAGE}))
            or (Column.URL in places and self.known > 2)
        )


def asked(columns: Mapping[str, Any] | None, /) -> dict[Column, tuple[str | int, ...]]:
    """Return a caller's columns by field.

    Raises:
        ValueError: If there is no such field.
        TypeError: If a column is neither a name nor a number.

    >>> asked({"title": "Kopf", "authors": ["Autor 1", "Autor 2"]})[Column.AUTHORS]
    ('Autor 1', 'Autor 2')
    """
    found: dict[Column, tuple[str | int, ...]] = {}
    for field, given in (columns or {}).items():
        try:
            column = Column(field)
        except ValueError:
            known = ", ".join(Column)
            raise ValueError(f"there is no field {field!r}; fields are {known}") from None
        several = (given,) if isinstance(given, (str, int)) else tuple(given)
        for one in several:
            if isinstance(one, bool) or not isinstance(one, (str, int)):
                raise TypeError(f"a column is a name or a number from 0, not {one!r}")
        found[column] = several
    return found


def kept(columns: Columns | None, /) -> FrozenMap:
    """Return a caller's columns as a parser keeps them, checked as by ``asked``.

    >>> kept({"title": "Kopf"})
    FrozenMap({'title': ('Kopf',)})
    """
    return FrozenMap({str(column): wanted for column, wanted in asked(columns).items()})


def layout_of(
    names: Iterable[str], /, *, columns: Mapping[Column, tuple[str | int, ...]] | None = None
) -> Layout:
    """Return what columns of these names mean.

    Args:
        names: The names, in order.
        columns: Columns by field, as ``asked`` returns them; they come before what names mean.

    >>> layout = layout_of(["id", "headline", "publish_date"])
    >>> dict(layout.places)
    {<Column.TITLE: 'title'>: (1,), <Column.PUBLISHED: 'published'>: (2,)}
    """
    heads = tuple(names)
    by_name = {name: place for place, name in reversed(list(enumerate(heads)))}
    by_bare = {_bare(name): place for place, name in reversed(list(enumerate(heads)))}
    places: dict[Column, tuple[int, ...]] = {}
    missing: list[str] = []
    taken: set[int] = set()
    for column, wanted in (columns or {}).items():
        found: list[int] = []
        for one in wanted:
            place = one if isinstance(one, int) else by_name.get(one, by_bare.get(_bare(one)))
            if place is None or not 0 <= place < len(heads):
                missing.append(str(one))
            else:
                found.append(place)
        places[column] = tuple(found)
        taken.update(found)
    ranked: dict[Column, list[tuple[int, int]]] = {}
    for place, name in enumerate(heads):
        if place not in taken and (said := column_of(name)) is not None and said[0] not in places:
            ranked.setdefault(said[0], []).append((said[1], place))
    for column, ranks in ranked.items():
        places[column] = tuple(place for _, place in sorted(ranks))
    kept = {column: found for column, found in places.items() if found}
    return Layout(names=heads, places=kept, missing=tuple(missing))
