"""The training catalogue: resources and the skills that they teach."""
