"""How data that an older version of the library stored becomes data of this one.

The schema version is a whole number. Whoever changes the stored form of a type raises it by one and
adds one function to ``STEPS``, which turns a record of the version before into one of the next;
steps follow one another, so a record of any age comes up to date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from intelnews.errors import CodecError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SCHEMA_VERSION", "STEPS", "Step", "check_version", "migrate"]

#: The version that this library writes, and the newest it reads.
SCHEMA_VERSION: Final = 1

#: Takes what a record is ("article", "fragment" or "problem") and its plain data in one version;
#: returns its plain data in the next. May change the data in place.
Step: TypeAlias = "Callable[[str, dict[str, Any]], dict[str, Any]]"

#: The step that leads from each version to the next. Version 1 is the first there is.
STEPS: Final[dict[int, Step]] = {}


def migrate(kind: str, data: dict[str, Any], /, *, version: int, path: str) -> dict[str, Any]:
    """Return the plain data of a record in the present version.

    Raises:
        CodecError: If the version is newer than this library or older than its oldest step, or if
            the data does not fit its own version.

    >>> migrate("problem", {"code": "odd", "message": "m"}, version=1, path="$")
    {'code': 'odd', 'message': 'm'}
    """
    check_version(version, path=path)
    for old in range(version, SCHEMA_VERSION):
        try:
            data = STEPS[old](kind, data)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            message = f"this {kind} does not fit schema {old}, in which it is said to be: {reason}"
            raise CodecError(message, path=path) from error
    return data


def check_version(version: int, /, *, path: str) -> None:
    """Refuse a version that no way leads from.

    Raises:
        CodecError: If the version is newer than this library or older than its oldest step.
    """
    if version > SCHEMA_VERSION:
        raise CodecError(
            f"this was written by a newer intelnews (schema {version}, and this one reads up to "
            f"{SCHEMA_VERSION}); upgrade with: pip install --upgrade intelnews",
            path=path,
        )
    oldest = min(STEPS, default=SCHEMA_VERSION)
    if version < oldest:
        message = f"there is no schema {version}; the oldest that can be read is {oldest}"
        raise CodecError(message, path=path)
