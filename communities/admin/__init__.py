"""Curation of the directory in the admin."""

from communities.admin import activities, communities, exchange, people

__all__ = ["activities", "communities", "exchange", "people"]
