"""How the values are typed into cells: dates, yes and no, lists of skills, levels, as people do it."""

from datetime import date
from random import Random

from making.model import Interview, Professional

Cell = str | int | float | date | tuple[int | float, str]

METHODS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "face_to_face": ("Face to face", "In person", "face-to-face"),
        "telephone": ("Phone", "Telephone"),
        "video": ("Zoom", "Video call"),
        "chat": ("WhatsApp", "Chat"),
        "email": ("E-mail", "Email"),
    },
    "zh": {
        "face_to_face": ("面谈", "面对面"),
        "telephone": ("电话", "电话访谈"),
        "video": ("视频", "腾讯会议"),
        "chat": ("微信", "QQ"),
        "email": ("邮件",),
    },
}
LEVELS = {
    "en": {"entry": ("Entry", "Junior"), "mid": ("Mid", "Mid-level"), "senior": ("Senior", "senior")},
    "zh": {"entry": ("初级", "初级"), "mid": ("中级", "中级"), "senior": ("高级", "高级")},
}
PERMISSIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "recorded": ("Yes, recorded", "Recorded"),
        "written": ("Notes only", "Written notes"),
        "not_recorded": ("No",),
    },
    "zh": {"recorded": ("录音", "同意录音"), "written": ("笔记", "笔录"), "not_recorded": ("未记录", "不同意")},
}
FITS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "suitable": ("Suitable", "suitable"),
        "not_suitable": ("Not suitable",),
        "out_of_touch": ("Out of touch",),
        "undecided": ("Undecided",),
    },
    "zh": {
        "suitable": ("适合",),
        "not_suitable": ("不适合",),
        "out_of_touch": ("严重脱节", "脱节"),
        "undecided": ("待定",),
    },
}
SATISFACTION_WORDS = {5: "非常满意", 4: "满意", 3: "一般", 2: "不满意", 1: "非常不满意"}
PLANNING_WORDS = {"done": ("已完成", "完成"), "in_progress": ("进行中",)}
STEP_WORDS = {
    "ambition": "志向",
    "self_assessment": "自我评估",
    "opportunities": "机会评估",
    "career_choice": "职业选择",
    "career_path": "职业路线",
    "goals": "目标",
    "action_plan": "行动计划",
    "review": "评估与反馈",
}
ROUND_WORDS = {
    "written_test": ("笔试",),
    "hr": ("HR面", "HR面试"),
    "technical": ("技术面", "技术面"),
    "boss": ("老板面", "BOSS面"),
}
RESULT_WORDS = {
    "passed": ("通过",),
    "failed": ("未通过", "淘汰"),
    "waiting": ("等待", "等待结果"),
    "withdrawn": ("放弃",),
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def typed_date(draw: Random, day: date | None, habit: str) -> Cell:
    """A date cell mostly, else the date as text in the habit of the class: us, uk or zh."""
    if day is None:
        return ""
    if draw.random() < 0.6:
        return day
    month = _MONTHS[day.month - 1]
    shapes = {
        "us": (f"{day.month}/{day.day}/{day.year}", f"{month} {day.day}, {day.year}", day.isoformat()),
        "uk": (f"{day.day:02d}/{day.month:02d}/{day.year}", f"{_ordinal(day.day)} {month} {day.year}", day.isoformat()),
        "zh": (
            f"{day.year}.{day.month}.{day.day}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y%m%d}",
            f"{day.year}/{day.month}/{day.day}",
        ),
    }
    return draw.choice(shapes[habit])


def _ordinal(number: int) -> str:
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def typed_yes_no(draw: Random, answer: bool | None, language: str) -> Cell:
    """Yes, no, or nothing where it was not asked."""
    if answer is None:
        return ""
    words = {"en": (("Yes", "yes", "Y"), ("No", "no", "N")), "zh": (("是", "是", "✓"), ("否", "否"))}[language]
    return draw.choice(words[0] if answer else words[1])


def typed_thanks(draw: Random, row: Interview, habit: str) -> Cell:
    """The date of the thank-you in a yes-or-no column, or the word alone."""
    if row.thanked_on is not None:
        return typed_date(draw, row.thanked_on, habit)
    return typed_yes_no(draw, row.thanked, "zh" if habit == "zh" else "en")


def typed_received(draw: Random, received: bool | None, on: date | None, habit: str) -> Cell:
    """A paper handed in: a date, a yes, a no, or nothing."""
    if received and on is not None:
        return typed_date(draw, on, habit)
    return typed_yes_no(draw, received, "zh" if habit == "zh" else "en")


def typed_minutes(draw: Random, minutes: int | None, language: str) -> Cell:
    """Minutes as a number or with the unit."""
    if minutes is None:
        return ""
    shapes: tuple[Cell, ...] = (minutes, minutes, f"{minutes} min" if language == "en" else f"{minutes}分钟")
    return draw.choice(shapes)


def typed_years(draw: Random, years: float, language: str) -> Cell:
    """Years in the job as a number or with the unit."""
    number = int(years) if years == int(years) else years
    return draw.choice((number, number, f"{number} years" if language == "en" else f"{number}年"))


def typed_level(draw: Random, person: Professional, language: str) -> tuple[Cell, Cell]:
    """Level and years; now and then only one of the two is known."""
    level = draw.choice(LEVELS[language][person.level])
    years = typed_years(draw, person.years, language)
    chance = draw.random()
    if chance < 0.15:
        return "", years
    return (level, "") if chance < 0.3 else (level, years)


def typed_skills(draw: Random, skills: tuple[str, ...], language: str) -> str:
    """A list with the separators, numbering, width and case people use."""
    if not skills:
        return ""
    words = [_careless(draw, skill) for skill in skills]
    if draw.random() < 0.1:
        return "\n".join(f"{position}. {word}" for position, word in enumerate(words, start=1))
    separators = (", ", "; ", ", ", "\n") if language == "en" else ("、", "，", "；", " / ", "┋")
    return draw.choice(separators).join(words)


def _careless(draw: Random, skill: str) -> str:
    if not skill.isascii() or draw.random() < 0.75:
        return skill
    return draw.choice((skill.lower(), f"{skill} ", skill.upper()))


def typed_satisfaction(draw: Random, value: int | None, scale: str) -> Cell:
    """A score on the scale of the column, or the word for it."""
    if value is None:
        return ""
    if scale == "words":
        return SATISFACTION_WORDS[value]
    if scale == "1-10":
        return value * 2
    return draw.choice((value, value, value, f"{value}/5"))
