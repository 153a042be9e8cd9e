"""What the profession struggles with, as a theory of change."""
