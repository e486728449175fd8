"""The tool that makes the lexicon of listed companies: what it keeps of the exchanges' short names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.factory import checker
from tools import build_listed_companies as tool


def rows(names: Iterable[str]) -> list[list[str]]:
    lines = tool.table(names).removeprefix(tool.HEADER).splitlines()
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        ("*ST芯海", "芯海"),
        ("ST芯海", "芯海"),
        ("XD芯海科技", "芯海科技"),
        ("芯海科技-U", "芯海科技"),
        ("芯海科技-UW", "芯海科技"),
        ("芯 海A", "芯海"),
        ("Ｂ芯海Ｂ", "B芯海"),
        ("TCL科技", "TCL科技"),
        ("芯海科技", "芯海科技"),
    ],
)
def test_marks_of_trading_are_no_part_of_a_name(listed: str, name: str) -> None:
    assert tool.plain(listed) == name


def test_a_name_that_nobody_else_bears_is_kept_and_once() -> None:
    assert list(tool.kept(["斯菱智驱", "斯菱智驱-U"], checker().snapshot)) == ["斯菱智驱"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("西部材料", "two ordinary words"),
        ("江苏银行", "a place and a trade, and another lexicon has it"),
        ("卓胜微", "three characters"),
        ("悦康股份", "no trade, but the name that many bear"),
        ("TCL科技", "Latin"),
        ("同兴科技", "two characters, and a word that states no trade"),
        ("金山办公", "another lexicon has it"),
    ],
)
def test_a_name_that_others_bear_is_left_out(name: str, why: str) -> None:
    assert not list(tool.kept([name], checker().snapshot)), why


def test_every_entry_is_on_record_and_has_an_id_of_its_own() -> None:
    assert rows(["悦康药业", "越康药业"]) == [
        ["yuekangyaoye", "悦康药业", "listed-company", "3", "exchanges"],
        ["yuekangyaoye-2", "越康药业", "listed-company", "3", "exchanges"],
    ]


def test_only_mainland_listings_are_read_in_the_order_of_their_codes(tmp_path: Path) -> None:
    database = tmp_path / "entities.db"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE entities (id, name_cn, source, stock_code)")
        connection.executemany(
            "INSERT INTO entities VALUES (?, ?, ?, ?)",
            [
                ("b", "芯海科技", "ashare", "688595"),
                ("a", "斯菱智驱", "ashare", "301550"),
                ("c", "某某国际", "hk_stock", "00001"),
            ],
        )
    assert list(tool.listed(database)) == ["斯菱智驱", "芯海科技"]
