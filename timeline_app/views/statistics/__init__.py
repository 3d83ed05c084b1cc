"""Figures one can trust: key figures, charts, where sources disagree, the table, comparison."""
