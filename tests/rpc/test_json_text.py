"""JSON that people wrote: read as Protobuf reads it, and what is wrong is named where it stands."""

import json
import string

import pytest
from google.protobuf.json_format import ParseDict
from hypothesis import given
from hypothesis import strategies as st

from tests.registration_cases import registrations
from tests.registration_json import json_of, message_of
from zhengming.errors import UnreadableFile
from zhengming.rpc.json_text import MAX_CHARACTERS, MAX_DEPTH
from zhengming.rpc.json_text import message_of as read
from zhengming.rpc.mini_programs import read_mini_program
from zhengming.v1 import checking_pb2 as pb


def outcome(text: str) -> pb.MiniProgram | str:
    """The message, or the sentence."""
    try:
        return read(text, pb.MiniProgram(), source="x", field="mini_program")
    except UnreadableFile as error:
        return str(error)


def said(text: str) -> str:
    with pytest.raises(UnreadableFile) as raised:
        read(text, pb.MiniProgram(), source="x", field="mini_program")
    assert "\n" not in str(raised.value)
    return str(raised.value).removeprefix("x, ")


def test_every_registration_is_read_as_it_was_written() -> None:
    for case in registrations():
        for indent in (None, 2):
            text = json.dumps(json_of(case.program), indent=indent, ensure_ascii=indent is None)
            message = read(text, pb.MiniProgram(), source="x", field="mini_program")
            assert message == message_of(case.program), case.id


def test_camel_case_and_null_are_read_as_protobuf_reads_them() -> None:
    text = ' {"shortName": "甲", "subject": null, "wantedState": 2, "categories": []}\r\n'
    message = read(text, pb.MiniProgram(), source="x", field="mini_program")
    assert message == ParseDict(json.loads(text), pb.MiniProgram())
    assert message.short_name == "甲"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1, column 1: given the end of the text; allowed: a JSON value"),
        ("{", "line 1, column 2: given the end of the text; allowed: the name of a field"),
        ('{"name" "x"}', "line 1, column 9: given '\"'; allowed: ':'"),
        ('{"name": "x" "id": 1}', "line 1, column 14: given '\"'; allowed: ',' or '}'"),
        ('{"categories": [{} {}]}', "line 1, column 20: given '{'; allowed: ',' or ']'"),
        ('{"name": "x"} {}', "line 1, column 15: given '{' behind the end; allowed: nothing more"),
        ('{"name": NaN}', "line 1, column 10: given 'N'; allowed: a JSON value"),
        ('{"name": 01}', "line 1, column 11: given '1'; allowed: ',' or '}'"),
        ('{"name": "x', "line 1, column 10: unterminated string"),
        ('{"name": "\t"}', "line 1, column 11: invalid control character"),
        ('{\n "name": "x",\n "name": "y"}', 'line 3, column 2: given "name" twice'),
        ('{"shortName": "x", "short_name": "y"}', "line 1, column 20: mini_program.short_name: given"),
        ("[]", "line 1, column 1: mini_program: given a list; allowed: an object {…}"),
        ('{"subject": []}', "line 1, column 13: mini_program.subject: given a list; allowed: an obj"),
        ('{"categories": {}}', "line 1, column 16: mini_program.categories: given an object; allowed: a l"),
        ('{"categories": [{}, 1]}', "line 1, column 21: mini_program.categories[1]: given a number; all"),
        (
            '{"categories": [{"qualifications": [{"valid_until": {"year": "x"}}]}]}',
            'line 1, column 62: mini_program.categories[0].qualifications[0].valid_until.year: given "x"; '
            "allowed: a whole number",
        ),
        (
            '{"personal_information": {"encrypted": 1}}',
            "line 1, column 40: mini_program.personal_information.encrypted: given a number; allowed: true or f",
        ),
        (
            '{"subject": {"administrator": {"resident_id": 330102199006010011}}}',
            "line 1, column 47: mini_program.subject.administrator.resident_id: given a number; allowed: Unic",
        ),
        ("[" * (MAX_DEPTH + 2), f"line 1, column {MAX_DEPTH + 2}: nested deeper than {MAX_DEPTH}"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_where_it_stands(text: str, sentence: str) -> None:
    assert said(text).startswith(sentence)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("330102199006010011", "a text"),
        ("138 0013 8000", "a text"),
        ("owner@example.com", "a text"),
        ("2026-01-01", '"2026-01-01"'),
        ("yes", '"yes"'),
    ],
)
def test_what_may_be_somebodys_is_not_repeated(given: str, shown: str) -> None:
    for wrong in ({"subject": {"administrator": given}}, {"categories": given}, {"state": given}):
        sentence = said(json.dumps(wrong))
        assert f"given {shown}; allowed" in sentence


def test_a_text_without_end_is_refused() -> None:
    assert said(" " * (MAX_CHARACTERS + 1)) == (
        f"x has {MAX_CHARACTERS + 1} characters; allowed: at most {MAX_CHARACTERS}"
    )


@given(st.text(alphabet=string.printable + '{}[]",:\\甲\ud800', max_size=60))
def test_whatever_is_written_is_read_or_refused_in_one_sentence(text: str) -> None:
    found = outcome(text)
    if isinstance(found, str):
        assert found.startswith("x, line ")
    else:
        json.loads(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "subject", "categories", "type", "first"]) | st.text(), inner, max_size=3),
        max_leaves=8,
    )
)  # fmt: skip
def test_what_fits_no_message_is_named_and_what_fits_is_read_as_protobuf_reads_it(
    value: object,
) -> None:
    text = json.dumps(value)
    found = outcome(text)
    if isinstance(found, str):
        assert "mini_program" in found
    else:
        assert found == ParseDict(json.loads(text), pb.MiniProgram())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            '{"subject": {"type": 77}}',
            "line 1, column 22: mini_program.subject.type: given 77",
        ),
        (
            '{"subject":\n {"licence": {"validUntil": {"year": 2026, "month": 2, "day": 30}}}}',
            "line 2, column 29: mini_program.subject.licence.valid_until: given",
        ),
        (
            '{"categories": [{}, {"first": "' + "x" * 201 + '"}]}',
            "line 1, column 31: mini_program.categories[1].first: given",
        ),
        ('{"categories": [' + ", ".join(["{}"] * 21) + "]}", "line 1, column 16: mini_program"),
    ],
)
def test_what_cannot_be_read_as_a_registration_is_told_where_it_stands(
    text: str, sentence: str
) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read_mini_program(text, "x")
    assert str(raised.value).startswith(f"x, {sentence}")


def test_a_sentence_is_whole_and_in_the_writers_characters() -> None:
    assert said('{"name": "\t"}').endswith("invalid control character")
    assert '"工具"' in said('{"categories": "工具"}')
    date = '{"year": 2026, "month": 1, "day": 31}'
    assert said('{"subject": {"licence": {"validUntil": "2026-01-31"}}}').endswith(date)
