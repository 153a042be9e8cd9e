"""Measures how fast and how heavy the hub's pages are: `make bench`."""
