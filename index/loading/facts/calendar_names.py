"""The names of months and weekdays in the languages our readers' folders hold, casefolded, with their short forms.

English, French, German, Spanish, Turkish, Russian (in the genitive, as dates have it) and Arabic (Levantine and
Egyptian).
"""

from __future__ import annotations

import re

_MONTHS = """
january jan janvier janv januar jänner enero ene ocak oca января янв يناير كانون\xa0الثاني
february feb février fevrier févr februar febrero şubat февраля фев فبراير شباط
march mar mars märz marzo mart марта мар مارس آذار
april apr avril avr abril abr nisan апреля апр أبريل نيسان
may mai mayo mayıs мая مايو أيار
june jun juin juni junio haziran июня يونيو حزيران
july jul juillet juil juli julio temmuz июля يوليو تموز
august aug août aout agosto ağustos августа авг أغسطس آب
september sept sep septembre septiembre eylül сентября سبتمبر أيلول
october oct octobre oktober octubre ekim октября окт أكتوبر تشرين\xa0الأول
november nov novembre noviembre kasım ноября نوفمبر تشرين\xa0الثاني
december dec décembre decembre déc dezember diciembre dic aralık декабря дек ديسمبر كانون\xa0الأول
"""

_WEEKDAYS = """
monday mon lundi montag lunes pazartesi понедельник الاثنين الإثنين
tuesday tues tue mardi dienstag martes salı вторник الثلاثاء
wednesday weds wed mercredi mittwoch miércoles çarşamba среда الأربعاء
thursday thurs thur thu jeudi donnerstag jueves perşembe четверг الخميس
friday fri vendredi freitag viernes cuma пятница الجمعة
saturday sat samedi samstag sábado cumartesi суббота السبت
sunday sun dimanche sonntag domingo pazar воскресенье الأحد
"""


def _numbered(table: str, first: int) -> dict[str, int]:
    """Name to number; a no-break space in the table stands for the space inside a name of two words."""
    rows = enumerate(table.strip().splitlines(), first)
    return {name.replace("\xa0", " "): number for number, row in rows for name in row.split(" ")}


MONTHS = _numbered(_MONTHS, 1)
"""Casefolded name to 1..12."""

WEEKDAYS = _numbered(_WEEKDAYS, 0)
"""Casefolded name to 0 (Monday)..6 (Sunday), as `date.weekday()` counts."""

ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""How a weekday is named in a reason."""


def one_of(names: dict[str, int]) -> str:
    """A regular expression that matches any of the names, longest first."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
