"""The environment is read once, and refused clearly."""

from pathlib import Path

import pytest

from zhengming.errors import InvalidSetting
from zhengming.settings import Settings, read_settings


def test_nothing_set_means_the_defaults() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"ZHENGMING_LISTEN": " ", "ZHENGMING_THREADS": ""}) == Settings()


def test_everything_set(tmp_path: Path) -> None:
    environment = {
        "ZHENGMING_LISTEN": "0.0.0.0:1",
        "ZHENGMING_LEXICONS": str(tmp_path),
        "ZHENGMING_SEGMENTER": "jieba",
        "ZHENGMING_THREADS": "2",
        "ZHENGMING_LOG_LEVEL": "DEBUG",
    }
    assert read_settings(environment) == Settings("0.0.0.0:1", tmp_path, "jieba", 2, "DEBUG")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEXICONS", "/no/such/folder"),
        ("SEGMENTER", "hanlp"),
        ("THREADS", "0"),
        ("THREADS", "65"),
        ("THREADS", "many"),
        ("THREADS", "٣"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_value_names_variable_and_value(name: str, value: str) -> None:
    with pytest.raises(
        InvalidSetting, match=f"ZHENGMING_{name} is '{value}', and must be"
    ) as raised:
        read_settings({f"ZHENGMING_{name}": value})
    assert "\n" not in str(raised.value)


def test_what_kubernetes_sets_for_a_service_of_our_name_does_no_harm() -> None:
    assert read_settings({"ZHENGMING_PORT": "tcp://10.0.0.1:50051"}) == Settings()
