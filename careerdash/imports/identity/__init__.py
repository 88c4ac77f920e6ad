"""Who and what a row speaks about: students, professionals, interviews, and their ids."""
