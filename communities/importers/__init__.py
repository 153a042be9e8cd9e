"""Readers of training files: bytes in, the plain rows of `neutral.py` out."""
