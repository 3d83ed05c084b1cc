"""Dates as people know them: EDTF (ISO 8601-2:2019) strings with bounds, precision and qualifiers.

Levels 0 and 1 are read, and level 2 except its sets (``[..]`` and ``{..}``).
"""

from timeline_app.model.edtf.reading import parse_edtf
from timeline_app.model.edtf.value import Edtf, EdtfError, Endpoint, Parts, Precision

__all__ = ["Edtf", "EdtfError", "Endpoint", "Parts", "Precision", "parse_edtf"]
