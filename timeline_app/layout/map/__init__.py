"""The map: from a base map and a dataset to a frozen scene in pixels."""
