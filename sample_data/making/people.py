"""Invented students and professionals."""

from random import Random
from typing import Any

from making.model import Pay, Professional, SampleClass, Student
from making.shapes import UNREADABLE, chinese_pay, chinese_two_posts, western_pay
from making.stories import CASTS, NOT_ACTIVE

Bank = dict[str, Any]
NAMESAKE = "Robin Ashdown"
SATISFACTION_WEIGHTS = {"entry": (1, 2, 4, 5, 2), "mid": (1, 2, 3, 7, 4), "senior": (0, 1, 2, 6, 6)}
CITIES = {
    "en": ("Leeds", "Bristol", "Cardiff", "Denver", "Austin", "Portland"),
    "zh": ("杭州", "长沙", "成都", "苏州", "青岛", "合肥"),
}
MAJORS = {
    "data": ("Information systems", "Statistics", "Business informatics"),
    "marketing": ("市场营销", "工商管理"),
    "care": ("Education", "Health studies", "Social science"),
}


def student_number(class_key: str, position: int) -> str:
    """The number the school gives: letters and digits, a long number, or five digits with leading zeros."""
    if class_key == "data":
        return f"D2025{position:03d}"
    if class_key == "marketing":
        return str(202301100 + position)
    return f"{700 + position * 3:05d}"


def _full_names(draw: Random, bank: Bank, language: str, count: int) -> list[str]:
    if language == "zh":
        names = [a + b for a in bank["student_surnames"] for b in bank["student_given"]]
    else:
        names = [f"{a} {b}" for a in bank["student_first"] for b in bank["student_last"]]
    return draw.sample(names, count)


def make_students(draw: Random, sample: SampleClass, bank: Bank) -> list[Student]:
    """Return the roster of one class in the order of its numbers; stories are shuffled over it."""
    cast = [(story, place) for story, count in CASTS[sample.key].items() for place in range(count)]
    draw.shuffle(cast)
    names = _full_names(draw, bank, sample.language, len(cast))
    fields = list(bank["class_fields"])
    students = []
    for position, (story, place) in enumerate(cast, start=1):
        number = student_number(sample.key, position)
        last = place == CASTS[sample.key][story] - 1
        student = Student(number, names[position - 1], story, fields[(position * 7) % len(fields)])
        student.status = NOT_ACTIVE[sample.key].get(story, "active") if last else "active"
        student.major = draw.choice(MAJORS[sample.key])
        student.year = "2025" if sample.language == "en" else "2023级"
        student.email = f"{number.lower()}@campus.example"
        if story == "second_round":
            student.second_field = fields[(position * 7 + 1) % len(fields)]
        students.append(student)
    if sample.key == "data":
        finished = [student for student in students if student.story == "finished"]
        finished[2].name = finished[9].name = NAMESAKE
    return students


class Acquaintances:
    """The professionals of one class; names are never given twice, contacts neither."""

    def __init__(self, draw: Random, sample: SampleClass, bank: Bank) -> None:
        self._draw = draw
        self._sample = sample
        self._bank = bank
        if sample.language == "zh":
            names = [a + b for a in bank["surnames"] for b in bank["given_names"]]
        else:
            names = [f"{a} {b}" for a in bank["first_names"] for b in bank["last_names"]]
        draw.shuffle(names)
        self._names = iter(names)
        self._phone = 1000
        self.people: list[Professional] = []

    def meet(self, field: str, level: str, known: set[str]) -> Professional:
        """Return somebody of that field and level: now and then a person another student met, mostly a new one."""
        shared = [
            person
            for person in self.people
            if person.field == field and person.level == level and person.name not in known and not person.surname_only
        ]
        if shared and self._draw.random() < 0.12:
            return self._draw.choice(shared)
        person = self._new(field, level)
        self.people.append(person)
        return person

    def _new(self, field: str, level: str) -> Professional:
        draw, words = self._draw, self._bank["fields"][field]
        name = next(self._names)
        position = draw.randrange(len(words["organisations"]))
        years = {
            "entry": draw.choice((0.5, 1, 1.5, 2)),
            "mid": draw.choice((4, 5, 6, 7, 8, 9)),
            "senior": draw.choice((12, 13, 15, 18, 22, 26)),
        }[level]
        weights = SATISFACTION_WEIGHTS[level]
        person = Professional(
            name=name,
            surname_only=False,
            organisation=words["organisations"][position],
            occupation=draw.choice(words[level]),
            industry=words["industry"][position % len(words["industry"])],
            field=field,
            level=level,
            years=years,
            contact=self._contact(name),
            city=draw.choice(CITIES[self._sample.language]),
            relationship=draw.choice(self._bank["relationships"]),
            hours=draw.choice((35, 38, 40, 40, 42, 45, 50)),
            satisfaction=draw.choices((1, 2, 3, 4, 5), weights)[0] if draw.random() < 0.92 else None,
            skills=self._skills(words["skills"]),
        )
        self._pay(person, words)
        return person

    def _contact(self, name: str) -> str:
        self._phone += self._draw.randrange(3, 60)
        if self._sample.language == "zh":
            return f"138-0000-{self._phone:04d}" if self._phone % 3 else f"微信 yj_{self._phone}"
        return f"{name.lower().replace(' ', '.')}@mail.example"

    def _skills(self, pool: list[str]) -> tuple[str, ...]:
        # earlier words of a list are wanted more often
        weights = [len(pool) - position + 2 for position in range(len(pool))]
        wanted = self._draw.randrange(2, 6)
        chosen: dict[str, None] = {}
        while len(chosen) < wanted:
            chosen[self._draw.choices(pool, weights)[0]] = None
        return tuple(chosen)

    def _pay(self, person: Professional, words: dict[str, Any]) -> None:
        draw = self._draw
        if self._sample.currency == "CNY":
            self._chinese_pay(person, words)
            return
        entry = [value * 1000 for value in words["pay"]]
        later = [value * 1000 for value in words["experienced"]]
        currency = self._sample.currency
        own_low, own_high = entry if person.level == "entry" else later
        own = western_pay(draw, own_low, own_high, currency)
        if draw.random() < 0.02:
            own = Pay("unreadable", draw.choice(UNREADABLE[currency]))
        if self._sample.key == "care" or draw.random() < 0.25:
            person.own = own
            return
        person.entry = western_pay(draw, entry[0], entry[1], currency)
        if person.level != "entry" or draw.random() < 0.5:
            person.experienced = western_pay(draw, later[0], later[1], currency)

    def _chinese_pay(self, person: Professional, words: dict[str, Any]) -> None:
        draw = self._draw
        chance = draw.random()
        if chance < 0.35:
            low = draw.randrange(words["pay"][0], words["pay"][1] - 1000, 500)
            later = draw.randrange(words["experienced"][0], words["experienced"][0] + 5000, 1000)
            text, person.entry, person.experienced = chinese_two_posts(draw, (low, low + 2000), later)
            person.own = Pay("range", text, low, later, "CNY", "month")
        elif chance < 0.38:
            person.own = Pay("unreadable", draw.choice(UNREADABLE["CNY"]))
        else:
            low, high = words["pay" if person.level == "entry" else "experienced"]
            person.own = chinese_pay(draw, low, high)
