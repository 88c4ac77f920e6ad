"""Settings of one installation, from the environment. No other module reads the environment."""

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

DATABASE_VARIABLE = "CAREERDASH_DATABASE"
DEFAULT_DATABASE = Path("data") / "careerdash.duckdb"


@dataclass(frozen=True, slots=True)
class Config:
    """What one installation is set to: where the data lies and in whose name it is changed."""

    database: Path
    author: str


def load_config(database: str | None = None) -> Config:
    """Return the settings; a path given on the command line wins over the environment."""
    path = database or os.environ.get(DATABASE_VARIABLE) or str(DEFAULT_DATABASE)
    return Config(database=Path(path).expanduser(), author=_author())


def _author() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # a container may run under a user number without a name
        return "advisor"
