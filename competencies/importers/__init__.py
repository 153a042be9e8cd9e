"""Readers of skills frameworks and roles: files in, plain dataclasses out."""
