"""Curation of the training catalogue in the admin."""

from training.admin import events, paths, providers, resources, reviews

__all__ = ["events", "paths", "providers", "resources", "reviews"]
