"""The skills framework: reference data, versions, roles, interchange."""
