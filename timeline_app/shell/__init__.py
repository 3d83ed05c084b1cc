"""The frame: window, docks, actions, theme."""
