"""What a claim extractor is, which there are, and how one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from intelnews.errors import PluginError
from intelnews.plugins.form import check_method, check_summary, made, named
from intelnews.plugins.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from intelnews.model import Block, Claim, Moment

__all__ = [
    "BUILT_IN",
    "EXTRACTORS",
    "ClaimExtractor",
    "ClaimsOption",
    "Configurable",
    "check_extractor",
    "extractor_for",
    "languages_of",
]

#: The extractor that reads claims where nobody asks for another.
BUILT_IN = "tagger"
_LANGUAGES = ("en",)


@runtime_checkable
class ClaimExtractor(Protocol):
    """A reader of claims.

    A class with these names, as plain class attributes, is a claim extractor; it needs no base
    class. One that is registered or installed is made without arguments. One instance may serve
    many articles and threads, so it keeps no state between calls.

    Besides these a class may have ``languages``, a tuple of ISO 639-1 codes: what it is able to
    read, English unless it says so. A text in another language is never given to it.
    """

    @property
    def name(self) -> str:
        """A short word in lower case, unique among installed claim extractors."""
        ...

    @property
    def summary(self) -> str:
        """One line for ``intelnews extractors``."""
        ...

    def extract(
        self,
        text: str,
        /,
        *,
        title: str | None,
        published: Moment | None,
        blocks: Sequence[Block],
    ) -> Iterable[Claim]:
        """Yield the claims of an article, those of its headline with ``unit="title"``.

        Spans count code points of ``text``, or of ``title`` for a claim of the headline; a claim
        whose passages are not what its spans cover is dropped.
        """
        ...


@runtime_checkable
class Configurable(Protocol):
    """A claim extractor that has to be told something, such as which model to use."""

    def configured(self, option: str | None, /) -> ClaimExtractor:
        """Return the extractor for ``claims="name:option"``, or for ``claims="name"`` alone.

        Raises:
            PluginError: If there is no such option, or it cannot do without.
        """
        ...


#: Whether claims are read and by whom: by the built-in extractor, by nobody, by the one of a name,
#: or by one that the caller holds.
ClaimsOption: TypeAlias = "bool | str | ClaimExtractor"


def check_extractor(plugin: object, /) -> ClaimExtractor:
    """Return an instance of a class that has the form ``ClaimExtractor`` asks for.

    Raises:
        PluginError: If it has not; the message says what is wrong and how to mend it.

    >>> check_extractor(dict)
    Traceback (most recent call last):
    ...
    intelnews.errors.PluginError: dict has no name; give it a class attribute such as name = "verbs"
    """
    extractor = named(plugin, example="verbs")
    check_summary(extractor)
    _check_languages(extractor, label=extractor.__name__)
    wanted = "extract(self, text, /, *, title, published, blocks)"
    check_method(extractor, wanted, "", title=None, published=None, blocks=())
    instance = made(extractor)
    assert isinstance(instance, ClaimExtractor)  # noqa: S101 # every part of it was checked above
    return instance


EXTRACTORS: Registry[ClaimExtractor] = Registry(
    "intelnews.claim_extractors",
    noun="claim extractor",
    check=check_extractor,
    variable="INTELNEWS_BLOCK_CLAIM_EXTRACTORS",
)


def extractor_for(claims: ClaimsOption, /) -> ClaimExtractor | None:
    """Return the extractor that is asked for, or ``None`` if no claims are wanted.

    Raises:
        PluginError: If there is none of that name, it is blocked or broken, or its option is wrong.
        TypeError: If it is none of what can be asked for.

    >>> extractor_for("tagger").name, extractor_for(False)
    ('tagger', None)
    """
    if isinstance(claims, bool):
        return EXTRACTORS.get(BUILT_IN) if claims else None
    if isinstance(claims, str):
        return _named(claims)
    return _held(claims)


def languages_of(extractor: ClaimExtractor, /) -> tuple[str, ...]:
    """Return the languages that an extractor reads, as ISO 639-1 codes."""
    languages: tuple[str, ...] = getattr(extractor, "languages", _LANGUAGES)
    return languages


def _held(extractor: object) -> ClaimExtractor:
    if isinstance(extractor, type):
        raise TypeError(f"claims is an extractor, not its class; write {extractor.__name__}(…)")
    if not isinstance(extractor, ClaimExtractor):
        what = type(extractor).__name__
        raise TypeError(f"claims is True, False, a name or a claim extractor, not {what}")
    _check_languages(extractor, label=type(extractor).__name__)
    return extractor


def _check_languages(extractor: object, *, label: str) -> None:
    languages = getattr(extractor, "languages", _LANGUAGES)
    if not (isinstance(languages, tuple) and all(isinstance(code, str) for code in languages)):
        raise PluginError(f'{label}.languages is a tuple of codes, such as ("en",)')


def _named(words: str) -> ClaimExtractor:
    name, colon, option = words.partition(":")
    extractor = EXTRACTORS.get(name)
    if isinstance(extractor, Configurable):
        try:
            return extractor.configured(option or None)
        except PluginError:
            raise
        except Exception as error:  # a plugin may raise anything at all
            reason = f"{type(error).__name__}: {error}"
            message = f"claim extractor {words!r} cannot be used: {reason}"
            raise PluginError(message, parser=name) from error
    if colon:
        raise PluginError(f"claim extractor {name!r} takes no option; say {name!r}", parser=name)
    return extractor
