"""How a file is encoded, found out in one cheap pass before the rows are read."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from zhengming.errors import UnreadableFile

LONGEST_LINE = 1 << 20
"""Longest line, in bytes. A row of names has some hundred; what has more is no such file."""
BOM = b"\xef\xbb\xbf"


class Encoding(StrEnum):
    """What a file may be encoded in."""

    AUTO = "auto"
    """UTF-8 if it can be, GB18030 otherwise"""
    UTF_8 = "utf-8"
    """with or without a byte order mark"""
    GB18030 = "gb18030"
    """which holds GBK and GB 2312"""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the first pass found out.

    Args:
        codec: the codec to read the file with.
        lines: how many lines it has.
        flawed: whether some line cannot be decoded, so that the rows must be looked at one by one.
    """

    codec: str
    lines: int
    flawed: bool


def survey(path: Path, encoding: Encoding = Encoding.AUTO) -> Survey:
    """Find out how a file is encoded, and how many lines it has.

    A file is what most of its lines with Chinese in them are: one damaged line in a UTF-8 file must
    not turn all others into GB18030 gibberish.

    Args:
        path: the file.
        encoding: what it is said to be encoded in.

    Raises:
        UnreadableFile: missing, no regular file, empty, binary, or in another encoding.
    """
    try:
        _refuse_irregular(path)
        with path.open("rb") as file:
            return _census(file, path, encoding)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}") from None


def _refuse_irregular(path: Path) -> None:
    status = path.stat()
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableFile(f"{path} is a folder: give a TSV or CSV file with a header line")
    if not stat.S_ISREG(mode):  # it is read twice
        raise UnreadableFile(f"{path} is no regular file: write the names into a file first")
    if not status.st_size:
        raise UnreadableFile(f"{path} is empty: its first line must name the columns")


def _census(file: BinaryIO, path: Path, encoding: Encoding) -> Survey:
    lines = chinese = not_utf8 = not_gb18030 = 0
    bom = False
    while line := file.readline(LONGEST_LINE):
        lines += 1
        if lines == 1:
            _refuse_binary(line, path)
            bom = line.startswith(BOM)
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            raise UnreadableFile(
                f"{path} has more than {LONGEST_LINE} bytes in line {lines}: it is no table of names"
            )
        if line.isascii():
            continue
        chinese += 1
        if encoding is Encoding.GB18030 or not _decodes(line, "utf-8"):
            not_utf8 += 1
            not_gb18030 += not _decodes(line, "gb18030")
    if encoding is Encoding.UTF_8 or bom or (encoding is Encoding.AUTO and not_utf8 * 2 <= chinese):
        return Survey("utf-8-sig", lines, flawed=bool(not_utf8))
    if encoding is Encoding.GB18030 or not_gb18030 * 2 <= not_utf8:
        return Survey("gb18030", lines, flawed=bool(not_gb18030))
    raise UnreadableFile(f"{path} is neither UTF-8 nor GB18030: save it as UTF-8")


def _refuse_binary(line: bytes, path: Path) -> None:
    if line.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(f"{path} is UTF-16: save it as UTF-8")
    if b"\0" in line:
        raise UnreadableFile(
            f"{path} is binary, no text: give a TSV or CSV file with a header line"
        )


def _decodes(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
