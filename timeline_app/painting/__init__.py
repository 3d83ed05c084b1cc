"""Scene and palette to painter calls."""
