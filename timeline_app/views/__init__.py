"""Widgets: input in, apply(old, new) out. Sibling views never import each other."""
