"""The register written for a spreadsheet."""
