"""The vocabulary: fields and their header spellings, tracks and steps, statuses. Standard library only."""
