"""Dates, numbers and units as the reader's language writes them."""
