"""Readers of a person's own ratings from elsewhere: files in, plain values out."""
