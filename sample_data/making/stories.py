"""The course each student of the sample takes: how many of them, whom they met, what was handed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One course of the assignment.

    ``levels`` are the levels of the people met in the first field (``more`` extra ones are drawn),
    ``second_levels`` those met in a second field, ``ahead`` days until an appointment.
    """

    levels: tuple[str, ...]
    more: int = 0
    second_levels: tuple[str, ...] = ()
    ahead: int | None = None
    rich_answers: bool = True
    fit: str = ""
    summary: bool = False
    held: bool = True


STORIES = {
    "finished": Story(("entry", "mid", "senior"), more=2, fit="suitable", summary=True),
    "not_suitable": Story(("entry", "mid", "senior"), fit="not_suitable", summary=True),
    "no_report": Story(("mid", "entry", "mid"), fit="suitable"),
    "all_senior": Story(("senior", "senior", "senior"), fit="undecided"),
    "out_of_touch": Story(("entry", "mid", "senior"), fit="out_of_touch", summary=True),
    "second_round": Story(
        ("entry", "mid", "mid"), second_levels=("entry", "mid", "senior"), fit="out_of_touch", summary=True
    ),
    "appointment": Story(("mid", "entry"), ahead=3, rich_answers=False),
    "later_appointment": Story(("mid", "entry"), ahead=15, rich_answers=False),
    "two_held": Story(("mid", "entry"), rich_answers=False),
    "one_held": Story(("mid",), rich_answers=False),
    "listed": Story(("entry", "mid", "senior"), rich_answers=False, held=False),
    "silent": Story(()),
}

# class -> story -> students; the order is the order on the roster before it is shuffled
CASTS: dict[str, dict[str, int]] = {
    "data": {
        "finished": 15,
        "not_suitable": 3,
        "no_report": 4,
        "all_senior": 2,
        "out_of_touch": 2,
        "second_round": 2,
        "appointment": 2,
        "later_appointment": 1,
        "two_held": 1,
        "one_held": 2,
        "silent": 2,
    },
    "marketing": {
        "finished": 19,
        "not_suitable": 3,
        "no_report": 4,
        "all_senior": 1,
        "out_of_touch": 1,
        "second_round": 2,
        "appointment": 1,
        "two_held": 2,
        "one_held": 1,
        "silent": 2,
    },
    "care": {"finished": 4, "two_held": 9, "one_held": 8, "listed": 3, "silent": 6},
}

# class -> story -> status given to the last student of that story
NOT_ACTIVE: dict[str, dict[str, str]] = {
    "data": {"one_held": "excused", "silent": "withdrawn"},
    "marketing": {"silent": "withdrawn"},
    "care": {"silent": "withdrawn"},
}
