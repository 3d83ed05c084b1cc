"""The map's scene to painter calls."""
