"""Curation of challenges in the admin."""

from challenges.admin import challenges, people

__all__ = ["challenges", "people"]
