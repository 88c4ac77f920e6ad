"""Who named whom: contacts that were followed up in waves, and names nobody has called yet."""

from itertools import pairwise
from random import Random

from making.model import Interview, SampleClass, Student

_NAMES = {
    "en": ("Isla Fernworth", "Ruben Castlemaine", "Odile Marrow", "Tomas Birkhead", "Perpetua Lane", "Gwilym Dray"),
    "zh": ("周砚秋", "秦若溪", "陆听澜", "孟怀瑾", "苏晚晴", "顾南乔"),
}
CALL_NAMES = frozenset(name for names in _NAMES.values() for name in names)
_SHARES = {"en": "{name}, {organisation}", "zh": "{name}（{organisation}）"}
_RATED = 3


def plant_referrals(seed: int, sample: SampleClass) -> None:
    """Every second student with three interviews in a field followed a name; some of the others got one to call."""
    draw = Random(f"{seed} referrals {sample.key}")
    names = iter(_NAMES[sample.language])
    chains = [rows for student in sample.students if len(rows := _held(sample, student)) >= _RATED]
    for position, rows in enumerate(chains):
        if position % 2 == 0:
            steps = 2 if position % 4 == 0 else 1
            for earlier, later in pairwise(rows[: steps + 1]):
                _lead(draw, sample, earlier, later)
        elif position % 4 == 1 and (name := next(names, None)):
            rows[-1].referral = _SHARES[sample.language].format(
                name=name, organisation=rows[-1].professional.organisation
            )


def plant_own_ratings(seed: int, sample: SampleClass) -> None:
    """Students of this class rate themselves, from 1 to 5, on skills their last interview named."""
    draw = Random(f"{seed} own ratings {sample.key}")
    for student in sample.students:
        rows = _held(sample, student)
        if rows:
            skills = rows[-1].professional.skills[:_RATED]
            rows[-1].own_ratings = {skill: draw.choice((1, 2, 2, 3, 3, 4)) for skill in skills}


def _held(sample: SampleClass, student: Student) -> list[Interview]:
    """Interviews of the student's first field in the order they were held, with people known by a full name."""
    found = [
        row
        for row in sample.interviews
        if row.student is student
        and row.state == "held"
        and row.field == student.field
        and not row.professional.surname_only
    ]
    return sorted(found, key=lambda row: row.day.isoformat() if row.day else "")


def _lead(draw: Random, sample: SampleClass, earlier: Interview, later: Interview) -> None:
    name, organisation = later.professional.name, later.professional.organisation
    share = "{name}" if draw.random() < 0.5 else _SHARES[sample.language]
    earlier.referral = share.format(name=name, organisation=organisation)
    later.referred_by = earlier.professional.name
