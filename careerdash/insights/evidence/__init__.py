"""From a figure back to the cells it was read from."""
