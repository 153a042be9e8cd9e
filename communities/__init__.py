"""The directory of communities: who they are, and whether they are alive."""
