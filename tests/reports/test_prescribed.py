"""A programme told: to the therapist who compares two, and to the patient in one line."""

from dataclasses import replace
from datetime import timedelta

from game.model.programme import Switches
from game.reports.prescribed import differences, in_force, lines
from tests.store.clinics import TODAY, opened, programme


def test_two_that_say_the_same_differ_in_nothing() -> None:
    assert list(differences(programme(), programme())) == []


def test_what_another_programme_changes_is_told_line_by_line() -> None:
    usual = "4 repetitions, 3 times a day; band 0.25 to 0.5, hold 4 s, tolerance 0.9"
    levels = (replace(opened("smile-1"), sets=1, adapts=False), opened("blink-1"))
    new = replace(programme(2), levels=levels, switches=Switches(show_score=False), note="")
    assert list(differences(programme(), new)) == [
        "number: 1 -> 2",
        "score: True -> False",
        "note: Slowly, and less than you think. -> none",
        f"changes smile-1: 2 sets of {usual}, follows the player -> {usual}, stays as it is",
        "opens blink-1: 2 sets of 4 repetitions, 3 times a day",
        "closes pucker-1",
    ]
    other = replace(programme(), patient="AAAA-BBBB-CCCC")
    assert next(differences(programme(), other)).startswith("These are two patients")


def test_the_patient_is_told_what_is_open_and_when_to_come() -> None:
    one = programme(levels=("smile-1",))
    assert in_force(one, one.review) == "1 level open: smile-1. Next review: 2026-03-09."
    late = in_force(programme(), TODAY + timedelta(days=8))
    assert late.startswith("2 levels open: smile-1, pucker-1. ")
    assert late.endswith("please ask your therapist for an appointment.")


def test_a_therapist_reads_all_of_it() -> None:
    told = "\n".join(lines(programme()))
    for words in (
        "K7QM-2XRD-9FTB",
        "2026-03-09",
        "left",
        "facilitation",
        "30 minutes",
        "smile-1",
        "pucker-1",
        "Slowly",
    ):
        assert words in told
