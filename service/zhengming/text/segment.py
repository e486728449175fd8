"""Cut a folded text into words: one witness among several for what a hit means.

Two engines, one dictionary: rjieba (Rust), which serves, and jieba, which it reimplements, as the reference it is
tested against. Both cut without the hidden Markov model that guesses words nobody has listed: over a 字号 it makes
words across the very boundaries that a hit is judged by, and an applicant could provoke that; a run of single
characters says honestly that the dictionary knows nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Literal, Protocol

from zhengming.model.analysis import Token

Engine = Literal["rjieba", "jieba"]


class Segmenter(Protocol):
    """Cuts folded texts into words."""

    def segment(self, text: str) -> tuple[Token, ...]:
        """The words of ``text``; they tile it: each begins where the last one ended."""

    def knows(self, word: str) -> bool:
        """Whether the dictionary has ``word``."""


class RustSegmenter:
    """rjieba, with words of ours; built once, shared by all threads.

    Args:
        words: folded words with their frequency; 0 for one just high enough that the word is cut as one.
    """

    def __init__(self, words: Iterable[tuple[str, int]] = ()) -> None:
        self._jieba = _rjieba().Jieba()
        for word, frequency in words:
            self._jieba.add_word(word, frequency or self._jieba.suggest_freq(word), "n")

    def segment(self, text: str) -> tuple[Token, ...]:
        """The words of ``text``; they tile it."""
        return _tile(self._jieba.cut(text, hmm=False))

    def knows(self, word: str) -> bool:
        """Whether the dictionary has ``word``."""
        return bool(self._jieba.has_word(word))


class JiebaSegmenter:
    """jieba, with words of ours: slower, and what the other is held to.

    Its own start-up is bypassed: that would leave a cache in the system's temporary folder, readable and writable by
    whoever comes first, and log to standard error.

    Args:
        words: as of :class:`RustSegmenter`.
    """

    def __init__(self, words: Iterable[tuple[str, int]] = ()) -> None:
        import jieba  # only who asks for it pays for it

        self._jieba = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total = self._jieba.gen_pfdict(self._jieba.get_dict_file())
        self._jieba.initialized = True
        for word, frequency in words:
            self._jieba.add_word(word, frequency or self._jieba.suggest_freq(word), "n")

    def segment(self, text: str) -> tuple[Token, ...]:
        """The words of ``text``; they tile it."""
        return _tile(self._jieba.cut(text, HMM=False))

    def knows(self, word: str) -> bool:
        """Whether the dictionary has ``word``."""
        return bool(self._jieba.FREQ.get(word))


def segmenter(engine: Engine, words: Iterable[tuple[str, int]] = ()) -> Segmenter:
    """The engine of that name.

    Args:
        engine: ``rjieba`` or ``jieba``.
        words: folded words with their frequency, in an order that is always the same: a suggested
            frequency depends on the words before it.
    """
    return RustSegmenter(words) if engine == "rjieba" else JiebaSegmenter(words)


def _tile(words: Iterable[str]) -> tuple[Token, ...]:
    tokens: list[Token] = []
    at = 0
    for word in words:
        tokens.append(Token(word, at, at + len(word)))
        at += len(word)
    return tuple(tokens)


@cache
def _rjieba() -> ModuleType:
    """The extension within the package rjieba: importing the package would make a tokenizer of its own beside ours."""
    package = find_spec("rjieba")
    folders = package.submodule_search_locations if package else None
    extension = PathFinder.find_spec("rjieba", folders) if folders else None
    if extension is None or extension.loader is None:
        raise ModuleNotFoundError(
            "rjieba is not installed: install Zhengming with its dependencies"
        )
    module = module_from_spec(extension)
    extension.loader.exec_module(module)
    return module
