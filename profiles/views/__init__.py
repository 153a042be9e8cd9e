"""Pages of a person's own profiles and goals."""
