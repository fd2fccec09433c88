"""Day and year as the garden shows them: a light for the hour, a season for the month."""

from enum import StrEnum

from game.model.phrase import Phrase, say

_MORNING_H, _EVENING_H, _DUSK_H = 5, 16, 20
_NOON_H, _SUNSET_H = 12, 18


class Daylight(StrEnum):
    """The garden's light."""

    MORNING = "morning"
    EVENING = "evening"
    DUSK = "dusk"


class Season(StrEnum):
    """The garden's season."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


def daylight(hour: int) -> Daylight:
    """The light at an hour of the day, 0 to 23.

    >>> [daylight(hour).value for hour in (4, 5, 15, 16, 20)]
    ['dusk', 'morning', 'morning', 'evening', 'dusk']
    """
    if _MORNING_H <= hour < _EVENING_H:
        return Daylight.MORNING
    return Daylight.EVENING if _EVENING_H <= hour < _DUSK_H else Daylight.DUSK


def season(month: int) -> Season:
    """The season in a month, 1 to 12, as the northern half of the world has it.

    >>> [season(month).value for month in (2, 3, 6, 9, 12)]
    ['winter', 'spring', 'summer', 'autumn', 'winter']
    """
    return list(Season)[(month - 3) // 3 % 4]


def greeting(hour: int) -> Phrase:
    """What one says at an hour of the day.

    >>> greeting(9), greeting(13), greeting(22)
    ('Good morning', 'Good afternoon', 'Good evening')
    """
    if _MORNING_H <= hour < _NOON_H:
        return say("Good morning")
    return say("Good afternoon") if _NOON_H <= hour < _SUNSET_H else say("Good evening")
