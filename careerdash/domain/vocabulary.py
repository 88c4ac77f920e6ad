"""The closed lists of the domain: every code that is stored, with the words an advisor sees.

Codes are stored; labels are shown. Order is the order of display.
"""

from enum import StrEnum


class SheetKind(StrEnum):
    """What the rows of a sheet are."""

    ROSTER = "roster"
    INTERVIEWS = "interviews"
    PLANNING = "planning"
    JOB_INTERVIEWS = "job_interviews"
    UNKNOWN = "unknown"


class Entity(StrEnum):
    """What a record is about."""

    STUDENT = "student"
    PROFESSIONAL = "professional"
    INTERVIEW = "interview"
    PLANNING = "planning"
    JOB_INTERVIEW = "job_interview"


class View(StrEnum):
    """Who may read an answer: the advisor of the class (names shown) or anyone (groups only)."""

    ADVISOR = "advisor"
    SHARE = "share"


class Status(StrEnum):
    """State of one step of one student."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    WAIVED = "waived"


class StudentStatus(StrEnum):
    """Whether a student takes part: only active ones are asked for anything."""

    ACTIVE = "active"
    EXCUSED = "excused"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What became of a sheet row. ``note`` rows (totals, banners, remarks) are kept but not counted."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    HELD = "held"
    NOTE = "note"


class Reading(StrEnum):
    """How a salary text was understood. ``declined`` is an answer, ``missing`` is none."""

    AMOUNT = "amount"
    RANGE = "range"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    DECLINED = "declined"
    MISSING = "missing"
    UNREADABLE = "unreadable"


LEVELS = ("entry", "mid", "senior")
METHODS = ("face_to_face", "telephone", "video", "chat", "email", "letter", "other")
FITS = ("suitable", "not_suitable", "out_of_touch", "undecided")
PERMISSIONS = ("recorded", "written", "not_recorded")
RELATIONSHIPS = ("relative", "teacher", "alumni", "friend", "referral", "association", "web", "other")
PERIODS = ("hour", "day", "week", "month", "year")
JOB_RESULTS = ("waiting", "passed", "failed", "withdrawn")
JOB_ROUNDS = ("written_test", "hr", "technical", "group", "structured", "boss")
ASPECTS = ("workload", "prospects", "environment", "interest")
GOAL_HORIZONS = ("short", "medium", "long", "life")
ACTION_MEASURES = ("work", "training", "education", "rotation")
NACE_COMPETENCIES = (
    "Career & Self-Development",
    "Communication",
    "Critical Thinking",
    "Equity & Inclusion",
    "Leadership",
    "Professionalism",
    "Teamwork",
    "Technology",
)
QUESTION_COUNT = 24
UNASSIGNED = "Unassigned"
UNSPECIFIED_FIELD = "unspecified"
