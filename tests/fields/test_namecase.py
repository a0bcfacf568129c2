"""Names in capitals or small letters, brought into normal case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intelnews.fields.namecase import normal_case


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("IAN ALLEN", "Ian Allen"),
        ("joseph fitsanakis", "Joseph Fitsanakis"),
        ("J. FITSANAKIS", "J. Fitsanakis"),
        ("J.K. ROWE", "J.K. Rowe"),
        ("JK ROWE", "JK Rowe"),
        ("ED KRAL", "Ed Kral"),
        ("AN NG", "An Ng"),
        ("JOHN Y SMITH", "John Y Smith"),
        ("LUDWIG VAN BEETHOVEN", "Ludwig van Beethoven"),
        ("LUDWIG van BEETHOVEN", "Ludwig van Beethoven"),
        ("MARIA DE LA CRUZ", "Maria de la Cruz"),
        ("DE LA CRUZ", "De la Cruz"),
        ("URSULA VON DER LEYEN", "Ursula von der Leyen"),
        ("MARINE LE PEN", "Marine Le Pen"),
        ("ANH LE", "Anh Le"),
        ("AYMAN AL-KRAL", "Ayman al-Kral"),
        ("AL-KRAL", "Al-Kral"),
        ("SEAN O'BRIEN", "Sean O'Brien"),
        ("SEAN O’BRIEN", "Sean O’Brien"),
        ("GIANNA DELL'ACQUA", "Gianna Dell'Acqua"),
        ("SA'ID KRAL", "Sa'id Kral"),
        ("RONALD MCDONALD", "Ronald McDonald"),
        ("IAN McDONALD", "Ian McDonald"),
        ("ELLE MACPHERSON", "Elle MacPherson"),
        ("ANA MACHADO", "Ana Machado"),
        ("JEAN-LUC PICARD-MCKRAL", "Jean-Luc Picard-McKral"),
        ("ANNA KRAL JR.", "Anna Kral Jr."),
        ("ANNA KRAL III", "Anna Kral III"),
        ("АННА КРАЛ", "Анна Крал"),
        ("ΓΙΩΡΓΟΣ ΚΡΑΛ", "Γιωργος Κραλ"),
        ("Anna KRAL", "Anna Kral"),
        ("Ana GARCÍA LÓPEZ", "Ana García López"),
        ("Anna McDonald", "Anna McDonald"),
        ("Anna Kral MP", "Anna Kral MP"),
        ("Anna Kral VIII", "Anna Kral VIII"),
        ("anna Kral", "anna Kral"),
        ("ANNA Kral", "ANNA Kral"),
        ("محمد علي", "محمد علي"),
        ("小暮", "小暮"),
        ("  ANNA   KRAL ", "  Anna   Kral "),
        ("'T HOOFT", "'T Hooft"),
        ("", ""),
        ("--", "--"),
    ],
)
def test_normal_case(name: str, expected: str) -> None:
    """Capitals and small letters become a name's own; mixed case stays."""
    assert expected == normal_case(name)


WORDS = st.sampled_from(
    ["VAN", "DE", "LA", "MCKRAL", "O'KRAL", "J.", "JK", "AL-KRAL", "KRAL", "III", "Kral", "ŉ", "ǆ"]
)


@given(st.lists(WORDS, max_size=5).map(" ".join) | st.text(max_size=30))
def test_normal_case_is_settled_after_one_step(name: str) -> None:
    """A name in normal case is in normal case."""
    once = normal_case(name)
    assert once == normal_case(once)


@given(st.text("abcdefgh -'.", max_size=30))
def test_normal_case_changes_case_only(name: str) -> None:
    """No letter comes or goes."""
    assert name.lower() == normal_case(name.upper()).lower()
