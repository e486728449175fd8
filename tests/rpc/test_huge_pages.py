"""Huge pages: a wish that may fail, and then nothing else does."""

from __future__ import annotations

from zhengming.rpc import huge_pages


def test_regions_are_whole_huge_pages_of_this_process() -> None:
    for start, end in huge_pages._regions():
        assert start < end
        assert start % huge_pages._HUGE == end % huge_pages._HUGE == 0


def test_a_kernel_that_refuses_leaves_nothing_collapsed() -> None:
    def refuses(_start: int, _size: int, _advice: int) -> int:
        return -1

    assert huge_pages._collapse(refuses, 0, huge_pages._HUGE) == 0  # type: ignore[arg-type]


def test_a_system_without_a_map_of_its_memory_goes_on(monkeypatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(huge_pages, "_MAPS", tmp_path / "none")
    huge_pages._ask()
