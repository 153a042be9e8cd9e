"""Photographs every page of the hub, and makes contact sheets: `make screenshots`."""
