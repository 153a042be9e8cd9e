"""Writers of skills frameworks: plain dataclasses in, files out."""
