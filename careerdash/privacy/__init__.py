"""Who may see what: the classes a role reaches, and what a shared figure must leave out."""
