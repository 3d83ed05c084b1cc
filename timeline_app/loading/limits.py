"""How much is read before the answer is no: bounds on memory and time, whatever a file holds."""

LARGEST_FILE = 100 * 2**20
"""Bytes of a file, unless the reader asks for large ones."""

LARGEST_RECORD = 4 * 2**20
"""Characters of one record, and of a section that cannot be cut; PyYAML makes some 200 bytes of each."""

LARGEST_WHOLE = 16 * 2**20
"""Characters of a file that cannot be cut into records."""

MAX_DEPTH = 64
"""How deep a file may nest. The deepest record needs eight levels; the C composer overflows at 20,000."""

MOST_REPEATED = 10_000
"""How many values aliases may repeat in one record."""

MOST_REPEATED_IN_FILE = 100_000
"""How many values aliases may repeat in one file."""

MOST_PROBLEMS_OF_RECORD = 50
"""How many problems of one record are listed; the others are counted."""

MOST_MISTAKES = 1_000
"""How many mistakes one record may have before it is given up."""

MOST_PROBLEMS = 10_000
"""How many problems of a dataset are listed; the others are counted."""

MOST_OF_ONE_PERIOD = 50
"""How many observations a series has of one period: each is compared with each other."""

LONGEST_ID = 200
LONGEST_NUMBER = 60
LARGEST_NUMBER = 1e100
"""Of what is written. Times the largest multiplier, and of two such the product, it is still a float."""
