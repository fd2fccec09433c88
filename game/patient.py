"""What the patient's computer does with what the clinic sends, and with what is kept of the patient."""

from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from pathlib import Path

from game import postbox
from game.errors import DataError, Refused
from game.model.programme import Programme
from game.reports.prescribed import in_force
from game.store.acceptance import Confirmed
from game.store.home import Home
from game.store.occupied import held
from game.store.places import PLAYERS
from game.store.programmes import programme_in
from game.store.whole import small
from game.trust.envelope import LARGEST, Envelope, Kind
from game.trust.rotation import successor


def take_in(file: Path, folder: Path, today: date, confirmed: Confirmed) -> str:
    """Take in a clinic's file; one line says what is open now. Raises Refused, saying also what stays in force.

    Raises StoreError while a game is open there, which has its own way in and would go on with what was in force.
    """
    data = small(file, LARGEST)
    with held(folder):
        before, now = postbox.take_in(data, folder, today, confirmed, str(file))
    opened = in_force(now.programme, today)
    if now == before:
        return f"You have this already. {opened}"
    if before is not None and now.keys != before.keys:
        return f"Your clinic's new key is {now.keys[-1].id}; it counts from now on. {opened}"
    return f"Programme {now.programme.number} is in force. {opened}"


def looked_at(file: Path) -> Programme:
    """What a clinic's file says; that is not taken in. Raises Refused as a sentence, DataError."""
    try:
        envelope = Envelope.opened(small(file, LARGEST))
        if envelope.kind is Kind.PROGRAMME:
            return programme_in(envelope.document)
        raise DataError(
            f"{file}: this is no programme, but your clinic's new key, {successor(envelope).id}; "
            "`face-garden programme import` takes it in."
        )
    except Refused as refusal:
        raise refusal.at(str(file)) from None


def standing(folder: Path, today: date) -> str:
    """What is open now, in one line. Raises StoreError where what was kept was changed."""
    trusted = Home(folder).trusted()
    if trusted is None:
        return "No programme yet: take in the file that your therapist gave you."
    return f"Programme {trusted.programme.number} is in force. {in_force(trusted.programme, today)}"


def told_to_clinic(folder: Path, out: Path, now: datetime) -> str:
    """Seal what was played into a file for the clinic; one line says what to do with it. Raises FaceGardenError."""
    from game.store.results import keep_results  # noqa: PLC0415 - the database takes long to load

    with _alone(folder):
        clinic, *counts = keep_results(folder, out, now)
    told = zip(counts, ("visit", "check-up"), strict=True)
    what = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in told if count)
    return f"{out}: {what}. Send it to your therapist; nobody but your clinic, {clinic.id}, can open it."


def told_to_themselves(folder: Path, out: Path, now: datetime) -> str:
    """Write all that is kept of the patient into a zip; one line says what it is. Raises FaceGardenError."""
    from game.store.belongings import keep_all  # noqa: PLC0415
    from game.store.inventory import inventory  # noqa: PLC0415

    with _alone(folder):
        keep_all(folder, out, now)
        what = ", ".join(inventory(folder))
    return f"{out}: all that is kept of you ({what}). Whoever has this file can read it."


def erased(folder: Path) -> str:
    """Erase all that is kept of the patient; one line says what that was. Raises StoreError, leaving the rest."""
    from game.store.belongings import erase, leave  # noqa: PLC0415
    from game.store.inventory import inventory  # noqa: PLC0415

    with _alone(folder):
        what = ", ".join(inventory(folder))
        gone = erase(folder)
    if not gone:
        return f"Nothing was kept in {folder}."
    left = " What else lies there is not Face Garden's, and was left." if leave(folder) else ""
    if (folder / PLAYERS).exists():
        left = " What is kept of the other players was left."
    return f"Erased from {folder}: {what or 'what was left there'}.{left}"


def _alone(folder: Path) -> AbstractContextManager[None]:
    """Hold a folder that is there; nobody plays in one that is not, and none is made."""
    return held(folder) if folder.exists() else nullcontext()
