"""The formats: one file each, one class each, none of which knows another.

``intelnews.parsers`` is also the public function that lists what is installed. Importing a module
of this package binds its name in ``intelnews`` to the package, so the package can be called, too.

>>> import intelnews.parsers.paste
>>> intelnews.parsers()[0].name
'atom'
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from intelnews.plugins.parsers import PARSERS

if TYPE_CHECKING:
    from intelnews.plugins.registry import Installed


class _Parsers(ModuleType):
    def __call__(self) -> tuple[Installed, ...]:
        return PARSERS.installed()


# The way that the language reference gives to make a module more than a module.
sys.modules[__name__].__class__ = _Parsers
