"""Numbers formatted as a percentage, read as Excel shows them: 0.8 as 80%."""

import pyarrow as pa
import pyarrow.compute as pc

from careerdash.workbooks.cells import PERCENT


def as_shown(texts: pa.Array, kinds: pa.Array, index: int) -> pa.Array:
    """Return a column with its percentages as they are shown; ``kinds`` holds one letter per cell of each row."""
    encoded = kinds.dictionary_encode()
    letters = pc.utf8_slice_codeunits(encoded.dictionary, index, index + 1)
    if PERCENT not in set(letters.to_pylist()):
        return texts
    shown = pc.fill_null(pc.equal(letters.take(encoded.indices), PERCENT), False)
    figures = [f"{float(text) * 100:g}%" if text else None for text in texts.filter(shown).to_pylist()]
    return pc.replace_with_mask(texts, shown, pa.array(figures, pa.string()))
