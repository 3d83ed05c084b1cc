"""YAML text to a dataset and a list of problems; never raises for what a file says."""
