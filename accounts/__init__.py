"""The person: sign-in and settings."""
