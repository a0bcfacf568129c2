"""Names of months and weekdays, in the forms that datelines and date lines print.

The forms are those of the Unicode CLDR (stand-alone and genitive names, abbreviations) and some
that newsrooms add ("Sept.", "juil."). A form that means two different months in two of the
languages is left out: "listopad" is November in Polish and Czech and October in Croatian, so
Croatian is not here.
"""

from __future__ import annotations

from intelnews.folding import fold

__all__ = ["ENGLISH_MONTHS", "month_number", "names_month", "weekday_number"]

# One line for each month from January on; every form of it, in any order.
_ENGLISH = """
january jan
february feb
march mar
april apr
may
june jun
july jul
august aug
september sept sep
october oct
november nov
december dec
"""

_LANGUAGES = {
    "fr": """
janvier janv
février févr fév
mars
avril avr
mai
juin
juillet juil
août
septembre
octobre
novembre
décembre déc
""",
    "de": """
januar jänner jän
februar feber
märz mär mrz
april
mai
juni
juli
august
september
oktober okt
november
dezember dez
""",
    "es": """
enero ene
febrero
marzo
abril abr
mayo
junio
julio
agosto ago
septiembre setiembre set
octubre
noviembre
diciembre dic
""",
    "pt": """
janeiro
fevereiro fev
março
abril
maio
junho
julho
agosto
setembro
outubro out
novembro
dezembro
""",
    "it": """
gennaio gen
febbraio febbr
marzo
aprile
maggio mag magg
giugno giu
luglio lug
agosto
settembre sett
ottobre ott
novembre
dicembre
""",
    "nl": """
januari
februari
maart mrt
april
mei
juni
juli
augustus
september
oktober
november
december
""",
    "sv da nb": """
januari januar
februari februar
mars marts
april
maj
juni
juli
augusti august
september
oktober
november
december desember des
""",
    "fi": """
tammikuu tammikuuta
helmikuu helmikuuta
maaliskuu maaliskuuta
huhtikuu huhtikuuta
toukokuu toukokuuta
kesäkuu kesäkuuta
heinäkuu heinäkuuta
elokuu elokuuta
syyskuu syyskuuta
lokakuu lokakuuta
marraskuu marraskuuta
joulukuu joulukuuta
""",
    "ru": """
январь января янв
февраль февраля фев февр
март марта мар
апрель апреля апр
май мая
июнь июня июн
июль июля июл
август августа авг
сентябрь сентября сен сент
октябрь октября окт
ноябрь ноября ноя нояб
декабрь декабря дек
""",
    "uk": """
січень січня січ
лютий лютого лют
березень березня бер
квітень квітня квіт
травень травня трав
червень червня черв
липень липня лип
серпень серпня серп
вересень вересня вер
жовтень жовтня жовт
листопад листопада лист
грудень грудня груд
""",
    "bg": """
януари
февруари
март
април
май
юни
юли
август
септември
октомври
ноември
декември
""",
    "pl": """
styczeń stycznia sty
luty lutego lut
marzec marca
kwiecień kwietnia kwi
maj maja
czerwiec czerwca cze
lipiec lipca lip
sierpień sierpnia sie
wrzesień września wrz
październik października paź
listopad listopada lis
grudzień grudnia gru
""",
    "cs": """
leden ledna led
únor února
březen března
duben dubna
květen května
červen června
červenec července
srpen srpna
září
říjen října
listopad listopadu
prosinec prosince
""",
    "ro": """
ianuarie ian
februarie
martie
aprilie
mai
iunie
iulie
august
septembrie
octombrie
noiembrie
decembrie
""",
    "hu": """
január
február
március márc
április ápr
május máj
június jún
július júl
augusztus
szeptember szept
október
november
december
""",
    "tr": """
ocak
şubat
mart
nisan
mayıs
haziran
temmuz
ağustos
eylül
ekim
kasım
aralık
""",
    "el": """
ιανουάριος ιανουαρίου ιαν
φεβρουάριος φεβρουαρίου φεβ
μάρτιος μαρτίου μαρ
απρίλιος απριλίου απρ
μάιος μαΐου μαι
ιούνιος ιουνίου ιουν
ιούλιος ιουλίου ιουλ
αύγουστος αυγούστου αυγ
σεπτέμβριος σεπτεμβρίου σεπ
οκτώβριος οκτωβρίου οκτ
νοέμβριος νοεμβρίου νοε
δεκέμβριος δεκεμβρίου δεκ
""",
    # Egypt and the Gulf, then the Levant, then the Maghreb; an underscore is a space.
    "ar": """
يناير كانون_الثاني جانفي
فبراير شباط فيفري
مارس آذار
أبريل إبريل نيسان أفريل
مايو أيار ماي
يونيو حزيران جوان
يوليو تموز جويلية
أغسطس آب أوت
سبتمبر أيلول
أكتوبر تشرين_الأول
نوفمبر تشرين_الثاني
ديسمبر كانون_الأول
""",
    "id": """
januari
februari
maret
april
mei
juni
juli
agustus agt agu
september
oktober
november
desember
""",
}

# From Monday to Sunday. Forms of two letters are only those that are no English word.
_WEEKDAYS = {
    "en": "monday mon|tuesday tue tues|wednesday wed weds|thursday thu thur thurs|friday fri|"
    "saturday sat|sunday sun",
    "fr": "lundi lun|mardi mar|mercredi mer|jeudi jeu|vendredi ven|samedi sam|dimanche dim",
    "de": "montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
    "de short": "mo|di|mi||fr|sa|so",
    "es": "lunes|martes|miércoles mié|jueves jue|viernes vie|sábado sáb|domingo dom",
    "pt": "segunda-feira segunda seg|terça-feira terça ter|quarta-feira quarta qua|"
    "quinta-feira quinta qui|sexta-feira sexta sex||",
    "it": "lunedì|martedì|mercoledì|giovedì gio|venerdì|sabato|domenica",
    "nl": "maandag ma|dinsdag|woensdag wo|donderdag|vrijdag vr|zaterdag za|zondag zo",
    "sv da nb": "måndag mandag|tisdag tirsdag|onsdag|torsdag|fredag|lördag lørdag|söndag søndag",
    "fi": "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai",
    "ru": "понедельник пн|вторник вт|среда ср|четверг чт|пятница пт|суббота сб|воскресенье вс",
    "uk": "понеділок|вівторок|середа|четвер|п'ятниця|субота|неділя",
    "pl": "poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela",
    "cs": "pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle",
    "ro": "luni|marți|miercuri|joi|vineri|sâmbătă|duminică",
    "hu": "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap",
    "tr": "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
    "el": "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
    "ar": "الاثنين الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    "id": "senin|selasa|rabu|kamis|jumat|sabtu|minggu",
    "ja zh": "月 月曜日 星期一 周一|火 火曜日 星期二 周二|水 水曜日 星期三 周三|"
    "木 木曜日 星期四 周四|"
    "金 金曜日 星期五 周五|土 土曜日 星期六 周六|日 日曜日 星期日 星期天 周日",
    "ko": "월 월요일|화 화요일|수 수요일|목 목요일|금 금요일|토 토요일|일 일요일",
}


def _numbered(rows: str, separator: str, first: int) -> dict[str, int]:
    return {
        fold(form.replace("_", " ")): number
        for number, forms in enumerate(rows.strip("\n").split(separator), first)
        for form in forms.split()
    }


ENGLISH_MONTHS = _numbered(_ENGLISH, "\n", 1)
_MONTHS = dict(ENGLISH_MONTHS)
for _rows in _LANGUAGES.values():
    _MONTHS.update(_numbered(_rows, "\n", 1))
_DAYS: dict[str, int] = {}
for _rows in _WEEKDAYS.values():
    _DAYS.update(_numbered(_rows, "|", 0))


def month_number(name: str, /) -> int | None:
    """Return 1 to 12 for the name of a month in any of the languages, else ``None``.

    Case, accents and a full stop do not matter.

    >>> month_number("Août"), month_number("Sept."), month_number("августа"), month_number("Moon")
    (8, 9, 8, None)
    """
    return _MONTHS.get(fold(name).rstrip("."))


def names_month(name: str, /) -> bool:
    """Tell whether a word alone, without a day beside it, can be trusted to be a month.

    Abbreviations of other languages than English are often plain words ("set", "out", "lip"), so
    only English ones and full names count.

    >>> names_month("Sep"), names_month("agosto"), names_month("out")
    (True, True, False)
    """
    word = fold(name).rstrip(".")
    return word in ENGLISH_MONTHS or (len(word) > 3 and word in _MONTHS)


def weekday_number(name: str, /) -> int | None:
    """Return 0 for Monday to 6 for Sunday in any of the languages, else ``None``.

    >>> weekday_number("Tue."), weekday_number("mardi"), weekday_number("вторник")
    (1, 1, 1)
    """
    return _DAYS.get(fold(name).rstrip("."))
