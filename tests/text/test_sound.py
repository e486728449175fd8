"""Terms by their sound: same syllables, same tones, other characters."""

from __future__ import annotations

import pytest

from tests.text.test_scan import term
from zhengming.model.analysis import Reading
from zhengming.text.sound import SoundScanner

SCANNER = SoundScanner([term("海底捞"), term("阿里巴巴")])


@pytest.mark.parametrize(
    ("name", "term", "start"),
    [
        ("海低捞", None, 0),
        ("海底捞", None, 0),
        ("嗨底捞火锅", None, 0),
        ("杭州阿里巴笆网络", "阿里巴巴", 2),
    ],
)
def test_only_other_characters_of_the_same_sound_and_tone_are_found(
    name: str, term: str | None, start: int
) -> None:
    found = [(hit.term.text, hit.start) for hit in SCANNER.scan(name)]
    assert found == ([(term, start)] if term else [])


def test_what_is_found_says_how_it_was_read() -> None:
    (hit,) = SCANNER.scan("海砥捞")
    assert (hit.term.text, hit.start, hit.end, hit.reading) == ("海底捞", 0, 3, Reading.SOUND)


def test_a_scanner_without_terms_finds_nothing() -> None:
    assert SoundScanner([]).scan("海砥捞") == ()
