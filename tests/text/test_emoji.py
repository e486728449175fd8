"""What emoji may stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhengming.model.folded import Fold
from zhengming.text import emoji
from zhengming.text.emoji import EmojiTable, Meant, shipped, shown
from zhengming.text.fold import Folder

TABLE = Path(emoji.__file__).with_name("emoji.tsv")
FOLDER = Folder.load()


def stood_for(text: str) -> list[str]:
    return [text[each.start : each.end] for each in shipped().standing(text)]


@pytest.mark.parametrize(
    ("picture", "word"),
    [("🐱", "猫"), ("🐮", "牛"), ("🐿", "松鼠"), ("🌾", "米"), ("❄", "雪"), ("🧊", "冰"), ("🎵", "音"), ("👴", "老"),
     ("💧", "泉"), ("🔵", "圆"), ("⭕", "圆"), ("🐧", "企鹅"), ("🇨🇳", "中国"), ("★", "星")],
)  # fmt: skip
def test_an_emoji_stands_for_what_it_shows(picture: str, word: str) -> None:
    meant = shipped().meant[picture]
    assert word in (*meant.words, *meant.characters)
    assert picture in shown()[word]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("蒙🐮乳业", ["🐮"]),
        ("三只🐿️坚果", ["🐿️"]),
        ("快✋🏽直播", ["✋🏽"]),
        ("🇨🇳移动", ["🇨🇳"]),
        ("👨‍🌾超市", []),  # a farmer is neither a man nor rice
        ("甲乙丙", []),
        ("", []),
    ],
)
def test_an_emoji_is_found_with_what_belongs_to_it(text: str, found: list[str]) -> None:
    assert stood_for(text) == found
    assert not found or shipped().touches(text)


def test_a_flag_is_not_what_its_letters_are() -> None:
    table = EmojiTable({"🇨🇳": Meant(("甲",), ()), "🇳": Meant(("乙",), ())})
    assert [each.meant.words for each in table.standing("🇨🇳🇳")] == [("甲",), ("乙",)]


def test_the_table_is_well_formed() -> None:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if line[0] != "#"]
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
    for picture, words, characters in rows:
        folded = FOLDER.fold(picture)
        assert not folded.text, picture
        assert folded.removed & (Fold.EMOJI | Fold.SEPARATOR), picture
        spelled = [*words.split(), *characters.split()]
        assert spelled == list(dict.fromkeys(spelled)), picture
        assert all(FOLDER.fold(word).text == word for word in spelled), picture
        assert all(len(c) == 1 for c in characters.split()), picture
