"""The reading pane: a page of blocks for any record, typeset for reading."""
