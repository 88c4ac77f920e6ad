"""Everything that draws: the shell, the guard, the scope bar and the parts pages are made of."""
