"""The map room: a widget over scenes."""
