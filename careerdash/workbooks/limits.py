"""How much one dropped file may ask of the machine before it is refused with a sentence."""

from dataclasses import asdict, dataclass

_MEGABYTE = 1024 * 1024
# A packed part of this size holds some thousand rows.
LARGE_PART = _MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file. Bytes where not said otherwise.

    ``upload`` is the file as dropped, ``unpacked`` what may come out of it (parts of the zip, and text of its cells),
    ``memory`` what the reading process may take, ``seconds`` the time per file. ``grid`` is the number of cells,
    empty ones included, between A1 and the last used cell of a sheet. ``cell_characters`` is Excel's own limit:
    a longer text could never be handed back in a workbook.
    """

    upload: int = 100 * _MEGABYTE
    unpacked: int = 600 * _MEGABYTE
    parts: int = 5_000
    memory: int = 2048 * _MEGABYTE
    seconds: float = 90.0
    sheets: int = 500
    grid: int = 40_000_000
    cell_characters: int = 32_767
    merged_area: int = 1_000_000
    merged_listed: int = 5_000

    def as_numbers(self) -> dict[str, float]:
        """Return the limits as plain numbers, to hand them to the reading process."""
        return asdict(self)


DEFAULT_LIMITS = Limits()
