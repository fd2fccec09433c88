"""What a player can choose of how the game looks, sounds and moves, in the order in which it is offered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from game.model.comfort import CHILD, LANGUAGES, SWITCH_S, TEXT_SIZES, Comfort, Light
from game.model.phrase import counted, say
from game.model.programme import Mirror


@dataclass(frozen=True, slots=True)
class Liking:
    """One of several ways: what it is called, and the fields of a Comfort that it sets."""

    words: str
    fields: Mapping[str, object]

    def chosen(self, comfort: Comfort) -> bool:
        """Whether it is like this now."""
        return all(getattr(comfort, name) == value for name, value in self.fields.items())

    def of(self, comfort: Comfort) -> Comfort:
        """The same comfort, like this."""
        return replace(comfort, **self.fields)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing to choose: what is asked, and its ways."""

    asked: str
    ways: Sequence[Liking]


@dataclass(frozen=True, slots=True)
class Topic:
    """A page: its name among the others, what there is to choose on it, and a word of help."""

    key: str
    title: str
    matters: Callable[[Comfort, int], Sequence[Matter]]
    """Of a comfort, and of how many screens there are."""
    said: str = field(default="")


def _one(field_name: str, asked: str, *ways: tuple[object, str]) -> Callable[[Comfort, int], Sequence[Matter]]:
    matter = Matter(asked, [Liking(words, {field_name: value}) for value, words in ways])
    return lambda _comfort, _screens: (matter,)


def _words(comfort: Comfort, _screens: int) -> Sequence[Matter]:
    names = (say("Usual"), say("A little larger"), say("Large"), say("Larger still"), say("Twice as large"))
    least = CHILD if comfort.child else 1.0
    sizes = [(size, name) for size, name in zip(TEXT_SIZES, names, strict=True) if size >= least]
    return (Matter(say("How large should words be?"), [Liking(name, {"text": size}) for size, name in sizes]),)


def _light(_comfort: Comfort, _screens: int) -> Sequence[Matter]:
    lights = (
        (Light.DAY, say("The day's own")),
        (Light.CALM, say("Calm and pale")),
        (Light.CONTRAST, say("Dark and clear")),
    )
    return (
        Matter(say("Which light do you like?"), [Liking(words, {"light": light}) for light, words in lights]),
        _switch("seasons", say("May the garden change?")),
    )


def _sound(_comfort: Comfort, _screens: int) -> Sequence[Matter]:
    return (
        _switch("sound", say("Tones and chimes")),
        _switch("voice", say("A voice")),
        _switch("rumble", say("A humming gamepad")),
    )


def _screen(_comfort: Comfort, screens: int) -> Sequence[Matter]:
    whole = Matter(
        say("How large is the game?"),
        [Liking(say("A window"), {"full_screen": False}), Liking(say("The whole screen"), {"full_screen": True})],
    )
    numbers = [Liking(say("Screen {number}", number=number + 1), {"screen": number}) for number in range(screens)]
    return (whole, *([Matter(say("Where is it?"), numbers)] if screens > 1 else []))


def _switch(field_name: str, asked: str) -> Matter:
    return Matter(asked, [Liking(say("Yes"), {field_name: True}), Liking(say("No"), {field_name: False})])


TOPICS: Sequence[Topic] = (
    Topic("words", say("Words"), _words, say("This is how large words are now.")),
    Topic("light", say("Light"), _light, say("The garden can follow the day and the year.")),
    Topic(
        "movement", say("Movement"),
        _one("reduced_motion", say("How much may the garden move?"),
             (False, say("Let it sway and sparkle")), (True, say("Keep it still"))),
        say("Your own movements are always shown."),
    ),
    Topic(
        "hand", say("Left or right hand"),
        _one("hand", say("Where should the game be?"), ("", say("As usual in my language")),
             ("right", say("On the right")), ("left", say("On the left"))),
        say("The mirror is on the other side. Your left stays your left."),
    ),
    Topic(
        "mirror", say("Mirror"),
        _one("mirror", say("What would you like to see of yourself?"), (None, say("As planned")),
             (Mirror.MIRROR, say("My face")), (Mirror.HEALTHY_HALF, say("One half on both sides")),
             (Mirror.AVATAR, say("A drawn face")), (Mirror.NONE, say("Nothing"))),
    ),
    Topic(
        "drawn", say("Drawn face"),
        _one("amplified", say("How far does the drawn face move?"), (1.0, say("As far as mine")),
             (1.5, say("Half as far again")), (2.0, say("Twice as far"))),
        say("It is only a picture: nothing is measured differently."),
    ),
    Topic("sound", say("Sound"), _sound, say("What is said is always written, too.")),
    Topic(
        "scores", say("Scores"), lambda *_: (
            _switch("scores", say("Would you like to see points?")),
            _switch("numbers", say("Millimetres and microvolts while you play?")),
        ),
        say("Flowers grow either way."),
    ),
    Topic(
        "language", say("Language"),
        _one("language", say("Which language?"), ("", say("The computer's own")), *LANGUAGES.items()),
    ),
    Topic(
        "switch", say("One switch"),
        _one("switch_s", say("Should the choices light up one after the other?"), (None, say("No")),
             *((stays_s, counted("{count:g} second", "{count:g} seconds", stays_s)) for stays_s in SWITCH_S)),
        say("Press when yours lights up. While you play, it pauses."),
    ),
    Topic("screen", say("Screen"), _screen, say("F11 changes between both at any time.")),
)  # fmt: skip
