"""What was said in an interview, and when it took place."""

from datetime import date, timedelta
from random import Random
from typing import Any

from making.model import AS_OF, Interview, Pay, Professional, SampleClass, Student
from making.people import Acquaintances
from making.stories import STORIES, Story

Bank = dict[str, Any]
QUESTIONS = {
    "data": (1, 3, 4, 8, 9, 10, 11, 14, 15, 16, 18, 19, 22, 24),
    "marketing": (1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 22, 23, 24),
    "care": (1, 3, 8, 9, 10, 11, 14, 15, 16, 18, 19, 22),
}
# logs come in waves: the days on which interviews are held
WAVES = {
    "data": ((date(2025, 11, 3), 24), (date(2026, 3, 2), 26), (date(2026, 4, 13), 24)),
    "marketing": ((date(2025, 10, 20), 26), (date(2026, 3, 9), 24), (date(2026, 4, 20), 17)),
    "care": ((date(2026, 2, 16), 24), (date(2026, 4, 7), 20)),
}
RECENT = date(2026, 5, 15)
_USUAL_MINUTES = (20, 25, 30, 30, 30, 35, 40, 45, 50)
_UNUSUAL_MINUTES = (10, 75)
_METHODS = ("face_to_face", "face_to_face", "face_to_face", "telephone", "video", "chat", "email")


def say(draw: Random, template: str, words: dict[str, Any], bank: Bank, person: Professional) -> str:
    """Fill one template with the words of a field."""
    problem, problem2 = draw.sample(words["problems"], 2)
    skill, skill2 = draw.sample(words["skills"], 2)
    text = template.format(
        partner=draw.choice(words["partners"]),
        product=draw.choice(words["products"]),
        tool=draw.choice(words["tools"]),
        win=draw.choice(words["wins"]),
        course=draw.choice(words["courses"]),
        place=draw.choice(words["places"]),
        next=draw.choice(bank["next_names"]),
        problem=problem,
        problem2=problem2,
        skill=skill,
        skill2=skill2,
        job=person.occupation,
        city=person.city,
        field=person.field,
    )
    return text[:1].upper() + text[1:]


class Talks:
    """Writes the interviews of one class."""

    def __init__(self, draw: Random, sample: SampleClass, bank: Bank) -> None:
        self._draw = draw
        self._sample = sample
        self._bank = bank
        self._circle = Acquaintances(draw, sample, bank)

    def of(self, student: Student) -> list[Interview]:
        """Return all rows of one student in the order they were made."""
        story = STORIES[student.story]
        levels = list(story.levels)
        if story.more:
            extra = self._draw.choice((0, 1, 1, story.more))
            levels += self._draw.choices(("entry", "mid", "senior"), k=extra)
        rows = self._round(student, story, student.field, levels, 0)
        if story.second_levels:
            rows += self._round(student, story, student.second_field, list(story.second_levels), len(levels))
            for row in rows[len(levels) :]:
                row.fit = "suitable" if row is rows[-1] else ""
        if story.ahead is not None:
            person = self._circle.meet(student.field, "mid", {row.professional.name for row in rows})
            day = AS_OF + timedelta(days=story.ahead)
            rows.append(Interview(student, person, student.field, "appointment", day, method=self._method()))
        return rows

    def _round(self, student: Student, story: Story, field: str, levels: list[str], met_before: int) -> list[Interview]:
        rows: list[Interview] = []
        known: set[str] = set()
        days = self._days(len(levels), met_before)
        for level, day in zip(levels, days, strict=True):
            person = self._circle.meet(field, level, known)
            known.add(person.name)
            if story.held:
                rows.append(self._held(student, story, person, day))
            else:
                rows.append(Interview(student, person, field, "listed", None))
        if rows and story.held:
            last = rows[-1]
            last.fit = story.fit
            if story.fit:
                self._analysis(last)
        return rows

    def _days(self, count: int, met_before: int) -> list[date]:
        waves = WAVES[self._sample.key]
        days = []
        for position in range(count):
            # a second round is held in the last wave only
            wave = len(waves) - 1 if met_before else min(position, len(waves) - 1)
            start, length = waves[wave]
            day = start + timedelta(days=self._draw.randrange(length))
            days.append(day if day.weekday() < 6 else day - timedelta(days=1))
        return sorted(days)

    def _held(self, student: Student, story: Story, person: Professional, day: date) -> Interview:
        draw, words = self._draw, self._bank["fields"][person.field]
        row = Interview(student, person, person.field, "held", day, method=self._method())
        row.answers = self._answers(story, words, person)
        row.minutes = draw.choice(_USUAL_MINUTES if draw.random() < 0.93 else _UNUSUAL_MINUTES)
        row.permission = draw.choice(("recorded", "written", "written", "not_recorded", ""))
        row.notes_on = day + timedelta(days=draw.choice((0, 0, 1, 1, 2, 4))) if draw.random() < 0.8 else None
        self._thank(row, day)
        self._opinion(row, words, person)
        row.pay = {
            post: pay
            for post, pay in (("own", person.own), ("entry", person.entry), ("experienced", person.experienced))
            if pay is not None
        }
        return row

    def _answers(self, story: Story, words: dict[str, Any], person: Professional) -> dict[int, str]:
        asked = QUESTIONS[self._sample.key]
        if story.rich_answers:
            count = self._draw.randrange(10, len(asked) + 1)
            chosen = sorted(self._draw.sample(asked, count))
        else:
            # a thin log: never more than six different questions, whoever is asked
            chosen = sorted(self._draw.sample(asked[:6], self._draw.randrange(3, 6)))
        return {
            number: say(self._draw, self._draw.choice(self._bank["answers"][str(number)]), words, self._bank, person)
            for number in chosen
        }

    def _thank(self, row: Interview, day: date) -> None:
        chance = self._draw.random()
        if chance < 0.62:
            row.thanked, row.thanked_on = True, day + timedelta(days=self._draw.choice((0, 1, 1)))
        elif chance < 0.80:
            row.thanked = True
        elif chance < 0.90:
            row.thanked, row.thanked_on = True, day + timedelta(days=self._draw.choice((2, 3, 5, 6)))
        elif chance < 0.96:
            row.thanked = False

    def _opinion(self, row: Interview, words: dict[str, Any], person: Professional) -> None:
        draw, texts = self._draw, self._bank["texts"]

        def drawn(key: str, share: float) -> str:
            return say(draw, draw.choice(texts[key]), words, self._bank, person) if draw.random() < share else ""

        row.liked, row.disliked = drawn("liked", 0.85), drawn("disliked", 0.8)
        row.prior_view, row.reality = drawn("prior_view", 0.6), drawn("reality", 0.6)
        row.referral = draw.choice(self._bank["referrals"]) if draw.random() < 0.6 else ""
        row.contact_again = draw.choice((True, True, False, None))
        row.keep_answers = draw.choice((True, False, None, None))
        row.remark = draw.choice(self._bank["remarks"]) if draw.random() < 0.1 else ""
        if draw.random() < 0.5:
            row.guessed = self._guess(words)
        if draw.random() < 0.7:
            row.before = (draw.choice((3, 4, 4, 5)), draw.choice((3, 4, 4, 5)))
            row.after = (draw.choice((2, 3, 3, 4)), draw.choice((2, 3, 4, 4)))

    def _guess(self, words: dict[str, Any]) -> Pay:
        low, high = words["pay"]
        if self._sample.currency == "CNY":
            value = self._draw.randrange(low, high + 4000, 500)
            return Pay("amount", f"{value}元/月", value, value, "CNY", "month")
        value = self._draw.randrange(low, high + 25) * 1000
        sign = "$" if self._sample.currency == "USD" else "£"
        return Pay("amount", f"{sign}{value:,}", value, value, self._sample.currency, "year")

    def _analysis(self, row: Interview) -> None:
        draw, texts = self._draw, self._bank["texts"]
        words = self._bank["fields"][row.field]
        for key in ("prior_view", "reality", "plan"):
            setattr(row, key, say(draw, draw.choice(texts[key]), words, self._bank, row.professional))

    def _method(self) -> str:
        return self._draw.choice(_METHODS)


def plant_recent(rows: list[Interview], students: list[Student]) -> None:
    """The last interview of these students lies five days back and nobody has said thank you."""
    for student in students:
        last = [row for row in rows if row.student is student][-1]
        last.day, last.thanked, last.thanked_on, last.notes_on = RECENT, False, None, None
