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
        "ZHENGMING_ACCOUNTS": "sqlite:///accounts.sqlite",
        "ZHENGMING_ACCOUNT_KEYS": "k1:00",
    }
    assert read_settings(environment) == Settings(
        "0.0.0.0:1",
        tmp_path,
        "jieba",
        2,
        "DEBUG",
        accounts="sqlite:///accounts.sqlite",
        account_keys="k1:00",
    )


def test_keys_stand_in_a_variable_or_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text("k2:01\nk1:00\n", encoding="utf-8")
    assert read_settings({"ZHENGMING_ACCOUNT_KEYS": "k1:00"}).key_ring() == "k1:00"
    in_file = {"ZHENGMING_ACCOUNT_KEYS_FILE": str(path)}
    assert read_settings(in_file).key_ring() == "k2:01\nk1:00\n"
    assert read_settings({}).key_ring() == ""
    with pytest.raises(InvalidSetting, match="unset where ZHENGMING_ACCOUNT_KEYS is set"):
        read_settings({**in_file, "ZHENGMING_ACCOUNT_KEYS": "k1:00"})


def test_a_key_file_that_cannot_be_read_is_named_when_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    settings = read_settings({"ZHENGMING_ACCOUNT_KEYS_FILE": str(path)})
    with pytest.raises(InvalidSetting, match="No such file"):
        settings.key_ring()
    path.write_bytes(b"\xff")
    with pytest.raises(InvalidSetting, match="not UTF-8"):
        settings.key_ring()


def test_neither_password_nor_key_is_printed() -> None:
    settings = Settings(accounts="postgresql://u:secret@h/d", account_keys="k1:secret")
    assert "secret" not in repr(settings)


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
