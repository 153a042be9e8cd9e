"""Pages of teams, one concern a file."""
