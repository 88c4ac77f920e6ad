"""What leaves the program: class reports that are already suppressed, and exports with fixed columns."""
