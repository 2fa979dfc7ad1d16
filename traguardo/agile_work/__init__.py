"""Activities, requests, rotation, agreements, days and reports of an authority's agile work."""
