"""The search over everything: apps register what they can find."""
