"""A database backend: Django's PostgreSQL with a server that starts by itself."""
