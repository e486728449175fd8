from pathlib import Path

import pytest

from zhengming.audit.encoding import Encoding, survey
from zhengming.errors import UnreadableFile

TEXT = "name\n杭州正名科技有限公司\n公安县餐饮店\n"


def written(folder: Path, content: bytes) -> Path:
    path = folder / "names.tsv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "codec"),
    [
        (TEXT.encode(), "utf-8-sig"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gb2312"), "gb18030"),
        (b"name\nabc\n", "utf-8-sig"),
        ("name\n𠮷野家\n".encode("gb18030"), "gb18030"),
    ],
)
def test_an_encoding_is_found(tmp_path: Path, content: bytes, codec: str) -> None:
    found = survey(written(tmp_path, content))
    assert (found.codec, found.flawed) == (codec, False)
    assert found.lines == content.count(b"\n")


def test_one_damaged_line_does_not_turn_the_others_into_gibberish(tmp_path: Path) -> None:
    found = survey(written(tmp_path, TEXT.encode() + b"\xff\xfe\xfa\n"))
    assert (found.codec, found.flawed) == ("utf-8-sig", True)


def test_a_named_encoding_is_taken_at_its_word(tmp_path: Path) -> None:
    found = survey(written(tmp_path, TEXT.encode("gb18030")), Encoding.UTF_8)
    assert (found.codec, found.flawed) == ("utf-8-sig", True)
    assert survey(written(tmp_path, b"name\nabc\n"), Encoding.GB18030).codec == "gb18030"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\x7fELF\x00\x00\n", "is binary"),
        ("name\n正名\n".encode("utf-16"), "is UTF-16"),
        ("name\n正名\n".encode("utf-16-le"), "is binary"),
        (b"name\n" + b"\xff\xff\xff\n" * 3, "is neither UTF-8 nor GB18030"),
        (b"a" * (1 << 20), "has more than 1048576 bytes in line 1"),
    ],
)
def test_an_unreadable_file_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(UnreadableFile, match=why) as caught:
        survey(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a folder"):
        survey(tmp_path)
    with pytest.raises(UnreadableFile, match="No such file"):
        survey(tmp_path / "missing.tsv")
    with pytest.raises(UnreadableFile, match="no regular file"):
        survey(Path("/dev/null"))
