"""The way in and out of other programs."""
