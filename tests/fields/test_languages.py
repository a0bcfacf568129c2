"""The language of a text."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields.languages import detect_language
from intelnews.testing.clock import seconds_of

NEWS = Path(__file__).resolve().parents[2] / "../shared/claims/polnear/dev.jsonl.gz"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The police closed the harbour after a fire, but nobody was hurt, officials said."),
        ("de", "Die Polizei hat den Hafen nach einem Brand geschlossen, sagte ein Sprecher."),
        ("fr", "La police a fermé le port après un incendie, selon un communiqué de la ville."),
        ("es", "La policía cerró el puerto de la ciudad tras un incendio, según el alcalde."),
        ("pt", "A polícia fechou o porto da cidade após um incêndio, mas ninguém foi ferido."),
        ("it", "La polizia ha chiuso il porto della città dopo un incendio, dice il sindaco."),
        (
            "nl",
            "De politie heeft de haven van de stad gesloten na een brand, zei een woordvoerder.",
        ),
        ("sv", "Polisen har stängt hamnen efter en brand, och det är inte känt vad som hände."),
        ("da", "Politiet har lukket havnen efter en brand, og det er ikke kendt, hvad der skete."),
        ("nb", "Politiet har stengt havnen etter en brann, og det er ikke kjent hva som skjedde."),
        ("fi", "Poliisi on sulkenut sataman, mutta kukaan ei ole loukkaantunut, ja se on hyvä."),
        ("pl", "Policja zamknęła port w mieście po pożarze, ale nikt nie został ranny."),
        ("cs", "Policie uzavřela přístav po požáru, ale nikdo se při něm nezranil, řekl mluvčí."),
        ("ro", "Poliția a închis portul după un incendiu, dar nu au fost răniți, și este bine."),
        ("hu", "A rendőrség lezárta a kikötőt, de nem sérült meg senki, és az már nem ég."),
        ("tr", "Polis yangın sonra limanı kapattı, ama bu olay için bir açıklama daha yok."),
        ("id", "Polisi menutup pelabuhan itu karena kebakaran dan tidak ada yang terluka."),
        ("vi", "Cảnh sát đã đóng cửa cảng và không có người bị thương trong vụ cháy này."),
        ("ru", "Полиция закрыла порт после пожара, но никто не пострадал, сказал мэр города."),
        ("uk", "Поліція закрила порт після пожежі, але ніхто не постраждав, це вже відомо."),
        ("bg", "Полицията затвори пристанището след пожар и не се знае за пострадали, каза той."),
        ("el", "Η αστυνομία έκλεισε το λιμάνι"),
        ("ar", "أغلقت الشرطة الميناء بعد الحريق"),
        ("fa", "پلیس بندر را پس از آتش‌سوزی بست و کسی آسیب ندید"),
        ("he", "המשטרה סגרה את הנמל"),
        ("zh", "警察封锁了港口"),
        ("ja", "警察は港を閉鎖した"),
        ("ko", "경찰이 항구를 폐쇄했다"),
        ("th", "ตำรวจปิดท่าเรือ"),
        ("hi", "पुलिस ने बंदरगाह बंद किया"),
    ],
)
def test_languages(language: str, text: str) -> None:
    """One sentence is enough to tell each language."""
    assert language == detect_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Harbour",
        "12 345 :-)",
        "Anna Kral, Jan Ott, Carl Lum, Port Ansel, Freedonia",
        "the of kral ott lum ansel sylvania freedonia ruritania harbour",
        "de en",
        "Łódź",
    ],
)
def test_too_little_tells_nothing(text: str) -> None:
    """Names, figures and single words have no language."""
    assert detect_language(text) is None


def test_a_foreign_name_does_not_change_the_language() -> None:
    """A name in another script or with letters of its own is not the text's language."""
    text = "The mayor of Łódź, Анна Крал (小暮), said on Monday that the harbour is closed."
    assert "en" == detect_language(text)


def test_more_is_read_where_the_beginning_tells_nothing() -> None:
    """Behind a long list of names, the text that follows tells the language."""
    names = "Anna Kral, Jan Ott, Carl Lum. " * 60
    assert "en" == detect_language(names + "The ship that was in the harbour is gone. " * 60)


def test_only_the_beginning_is_read() -> None:
    """What stands beyond 20,000 characters does not count."""
    assert "en" == detect_language(
        "the ship is in the harbour. " * 800 + "der Hafen ist zu. " * 5_000
    )


@given(st.text(max_size=100))
def test_any_text_has_a_code_or_none(text: str) -> None:
    """The answer is None or a code of two letters."""
    language = detect_language(text)
    assert language is None or (2, True) == (len(language), language.islower())


def test_hostile_text_ends_at_once() -> None:
    """A text of five megabytes costs no more than its beginning."""
    text = "said " * 1_000_000
    assert detect_language(text) is None
    assert seconds_of(lambda: detect_language(text), enough=1) <= 1


@pytest.mark.shared
@pytest.mark.skipif(not NEWS.exists(), reason="the news texts are not here")
def test_english_news_is_english() -> None:
    """Passages of 60 words of English news are English, and never anything else."""
    found: Counter[str | None] = Counter()
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = json.loads(line)["text"].split()
            for start in range(0, len(words) - 60, 60):
                found[detect_language(" ".join(words[start : start + 60]))] += 1
    assert found["en"] >= 0.99 * found.total()
    assert {"en", None} >= set(found)
