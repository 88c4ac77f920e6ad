"""The three tracks and their steps, with the default thresholds a class may change.

Source: the customer's guides to career-figure interviews and to the eight steps of career planning.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a track; ``title`` is the column heading of the matrix."""

    key: str
    title: str
    short: str


@dataclass(frozen=True, slots=True)
class Track:
    """An ordered list of steps."""

    key: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a class asks for before a step is done, and the limits of the courtesy rules."""

    self_assessments: int = 1
    people_listed: int = 3
    interviews_held: int = 3
    questions_answered: int = 10
    shortest_minutes: int = 15
    longest_minutes: int = 60
    thank_you_days: int = 1
    notes_days: int = 2
    goal_horizons: frozenset[str] = field(default_factory=lambda: frozenset({"short", "medium"}))
    review_days: int = 180
    relatives_allowed: bool = True


ASSIGNMENT = Track(
    "assignment",
    "Interview assignment",
    (
        Step("know_yourself", "Know yourself", "Self"),
        Step("find_professionals", "Find professionals", "Find"),
        Step("draft_outline", "Draft outline", "Outline"),
        Step("hold_interviews", "Hold interviews", "Interviews"),
        Step("analyse_results", "Analyse results", "Analysis"),
    ),
)
PLANNING = Track(
    "planning",
    "Career planning",
    (
        Step("ambition", "Ambition", "Ambition"),
        Step("self_assessment", "Self-assessment", "Self"),
        Step("opportunities", "Opportunities", "Chances"),
        Step("career_choice", "Career choice", "Choice"),
        Step("career_path", "Career path", "Path"),
        Step("goals", "Goals", "Goals"),
        Step("action_plan", "Action plan", "Action"),
        Step("review", "Review", "Review"),
    ),
)
JOB_INTERVIEWS = Track(
    "job_interviews",
    "Job interviews",
    (
        Step("preparation", "Preparation", "Prepared"),
        Step("rounds", "Interview rounds", "Rounds"),
        Step("offer", "Offer", "Offer"),
    ),
)
TRACKS = (ASSIGNMENT, PLANNING, JOB_INTERVIEWS)
DEFAULT_THRESHOLDS = Thresholds()
