"""Writers of skills frameworks: plain dataclasses in, bytes of one format out."""
