"""The same events as a table: sorted, selected and copied like any other."""
