"""When, where and how much together: a timeline, a map, statistics and text over one dataset."""
