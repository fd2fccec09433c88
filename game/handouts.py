"""What a therapist prints for a patient: pages of codes with what the clinic has signed."""

from collections.abc import Sequence
from pathlib import Path

from game.errors import Refused, UsageError
from game.reports import handout
from game.store.programmes import programme_in, signed
from game.store.whole import keep_new
from game.trust.envelope import Envelope, Kind
from game.trust.pages import pages
from game.trust.rotation import successor


def printed(path: Path, out: Path, paper: handout.Paper) -> Sequence[Path]:
    """Draw what the clinic has signed as codes on pages: a PDF, or for a `.png` a picture of each; the files made.

    Raises DataError for a file that is not whole and signed, UsageError for too many codes or another kind of file.
    """
    envelope = signed(path)
    try:
        bring = _handout(envelope)
    except Refused as refusal:
        raise refusal.at(str(path)) from None
    if out.suffix.lower() == ".pdf":
        keep_new(out, handout.as_pdf(bring, paper))
        return [out]
    if out.suffix.lower() != ".png":
        raise UsageError(f"{out} must end in .pdf or .png.")
    drawn = handout.as_png(bring, paper)
    made = [out] if len(drawn) == 1 else [out.with_stem(f"{out.stem}-{n + 1}") for n in range(len(drawn))]
    for file, data in zip(made, drawn, strict=True):
        keep_new(file, data)
    return made


def _handout(envelope: Envelope) -> handout.Handout:
    texts = pages(envelope)
    if envelope.kind is Kind.ROTATION:
        whose = f"It takes the place of {envelope.key.id}."
        return handout.Handout("Your clinic's new key", whose, successor(envelope).id, texts)
    programme = programme_in(envelope.document)
    whose = f"Programme {programme.number} for {programme.patient}, review on {programme.review}"
    return handout.Handout("Your programme", whose, envelope.key.id, texts)
