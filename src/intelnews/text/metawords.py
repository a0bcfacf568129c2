"""The words of date lines, in English and the larger languages that blogs are printed in."""

from __future__ import annotations

from intelnews.text.phrases import rule

__all__ = [
    "AUTHOR",
    "CATEGORY",
    "CLOCK",
    "JOINT",
    "LABELS",
    "NOISE",
    "POSTED",
    "PREPOSITIONS",
    "RELATIVE",
    "TAGS",
    "UPDATED",
]

#: Says that a date of publication or a name follows.
POSTED = rule(
    r"""(?: posted | published | publication\ date | first\ published | created | written
      | submitted | added | date | dated | post | veröffentlicht | geschrieben | erstellt
      | publié | écrit | publicado | escrito | pubblicato | scritto | geplaatst )
    (?: \s?: | (?=\s[A-Z\d])
      | \s(?=(?:on|by|at|in|date|am|von|le|par|el|por|il|da|op|door|em)\b) )
    (?: \sdate\s?:? )?"""
)
#: Says that the date of the last change follows.
UPDATED = rule(
    r"""(?: (?:last\ )?(?:updated|modified|edited|revised|update) | aktualisiert | mis\ à\ jour
      | actualizado ) (?: \ on | \ at | : | (?=\ ) )"""
)
#: Leads to a date or a time.
JOINT = rule(r"(?: on | at | am | um | le | el | il | op | em | den | om | kl | à | date )\b [.:]?")
#: Says that a name follows.
AUTHOR = rule(
    r"""(?: by | author | von | par | por | di | da | door | autor | auteur )\b \s?:?\s?
      | By(?-i:(?=[A-Z]))"""
)
#: Says that categories follow.
CATEGORY = rule(
    r"""(?: posted\ in | filed\ under | filed\ in | filed | published\ in | in | under
      | categor(?:y|ies) | kategorien? | dans | en )\b \s?:?\s? (?=\S)"""
)
#: Behind these stands prose more often than a name, so what follows must begin with a capital.
PREPOSITIONS = frozenset(["in", "under", "dans", "en"])
#: Says that tags follow.
TAGS = rule(
    r"(?: tagged(?:\ with|\ as)? | tags? | labels? | schlagwörter | étiquettes )\b \s?:?\s? (?=\S)"
)
#: A time counted back from the day of the copy, which nobody knows.
RELATIVE = rule(
    r"""(?:about\ )?(?:an?|one|\d{1,3})\ ?
      (?: s | secs? | seconds? | m | mins? | minutes? | h | hrs? | hours? | d | days? | w | weeks?
        | months? | years? )\ ago\b
      | (?: yesterday | today | just\ now )\b"""
)
#: Counters and buttons.
NOISE = rule(
    r"""(?: \d{1,3}[ -]min(?:ute)?s?(?:\ read)? | (?:estimated\ )?reading\ time:?(?:\ \d{1,3})?
      | \d[\d,.]{0,8}[km]?\ (?:views?|reads?|words|likes?|shares?|claps)
      | permalink | edit(?:\ this)? | print | share | reply | follow | subscribe | leave | link
      | views? | (?:mon|tues|wednes|thurs|fri|satur|sun)day | uncategori[sz]ed | featured
      | updated | paid | listen | e-?mail(?:\ this)? ) (?![^\W_])"""
)
#: A time of day.
CLOCK = rule(
    r"""\d{1,2}[:.h]\d\d(?::\d\d)? (?:\s?[ap]\.?m\b\.?)? (?:\s?(?-i:[A-Z]{3,4}|[ECMPU]T|Uhr)\b)?
      | \d{1,2}\s?[ap]\.?m\b\.?"""
)
#: What ends a name or a list inside a line.
LABELS = rule(
    r"""(?: on | at | in | by | under | with | posted | published | last\ updated | updated | filed
      | tagged | tags | categories | author | leave\ a | no\ comments | comments | permalink | print
      | am | um | le | el | dans | publié | mis\ à\ jour | veröffentlicht | aktualisiert | publicado
      | actualizado | pubblicato )\b"""
)
