"""The PDF of a sheet."""
