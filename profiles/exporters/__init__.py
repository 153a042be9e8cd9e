"""A profile as files to take along: one format a module, plain values in, bytes out."""
