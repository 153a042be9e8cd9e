"""The catalogue in the forms that other programs read."""
