"""Arrays and a JSON head in one file that can be mapped into memory: for caches and for workers' answers.

A file is a magic line, the lengths and checksums of what follows, a JSON head, and the arrays, each at a
multiple of eight bytes. Nothing in it is ever executed; a file that is cut short, damaged or of another
version is not read at all. What is too long to be summed up whenever it is opened goes last, unchecked here.
"""

import json
import mmap
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

VERSION = 2
"""Grows with every change of what is stored or of how it is read from YAML."""

_MAGIC = b"timeline-app columns\n"
_FIXED = struct.Struct("<21sIQQQII")  # magic, version, lengths of head, arrays and tail, checksums
_ALIGNED = 8

Array = NDArray[Any]


class DamagedError(Exception):
    """A file that is not what was written, or not of this version."""


def to_bytes(head: Any, arrays: Mapping[str, Array], tail: bytes | memoryview = b"") -> bytes:
    """Return what a file holds: a head for JSON, arrays by name, and a tail of bytes."""
    table, blocks, at = [], [], 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array)
        table.append((name, data.dtype.str, len(data), at))
        padding = -data.nbytes % _ALIGNED
        blocks += [data.tobytes(), bytes(padding)]
        at += data.nbytes + padding
    body = b"".join(blocks)
    text = json.dumps({"head": head, "arrays": table}, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(_FIXED.size + len(text)) % _ALIGNED)
    fixed = _FIXED.pack(_MAGIC, VERSION, len(text), len(body), len(tail), zlib.crc32(text), zlib.crc32(body))
    return b"".join((fixed, text, body, tail))


class ColumnsFile:
    """A file read back: its head, its arrays and its tail. Arrays are views, and cannot be written to."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Check everything but the tail; raises ``DamagedError``."""
        view = memoryview(data)
        if len(view) < _FIXED.size:
            raise DamagedError
        magic, version, head, body, tail, head_sum, body_sum = _FIXED.unpack_from(view)
        first = _FIXED.size + head
        if magic != _MAGIC or version != VERSION or first + body + tail != len(view):
            raise DamagedError
        text, arrays = view[_FIXED.size : first], view[first : first + body]
        if zlib.crc32(text) != head_sum or zlib.crc32(arrays) != body_sum:
            raise DamagedError
        table = json.loads(bytes(text))
        self.head: Any = table["head"]
        self.tail = view[first + body :]
        self._body = arrays
        self._table = {name: (dtype, length, at) for name, dtype, length, at in table["arrays"]}

    def array(self, name: str) -> Array:
        """Return one of the arrays."""
        dtype, length, at = self._table[name]
        return np.frombuffer(self._body, dtype=np.dtype(dtype), count=length, offset=at)


def open_columns(path: Path) -> ColumnsFile:
    """Map a file into memory.

    Raises:
        OSError: it cannot be opened.
        DamagedError: it is not what was written.
    """
    with path.open("rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:
            raise DamagedError from None  # empty
    return ColumnsFile(data)
