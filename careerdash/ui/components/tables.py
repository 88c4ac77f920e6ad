"""Tables on the page: how columns are set up."""

from typing import Any, TypeAlias

# The web framework keeps its own types of column settings private.
Columns: TypeAlias = dict[str, Any]
