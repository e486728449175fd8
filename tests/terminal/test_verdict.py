from rich.cells import cell_len

from tests.terminal.factory import LICENCE, TITLES, evidence, finding, verdict
from zhengming.model.verdict import NeighbourSource, Severity, Verdict
from zhengming.terminal.glyphs import safe
from zhengming.terminal.verdict import Rendering, closing_line, verdict_lines


def rendered(text: str, answer: Verdict, limit: int | None = None) -> list[str]:
    return [line.plain for line in verdict_lines(text, answer, Rendering(TITLES, limit))]


def test_a_refusal_shows_carets_below_what_is_meant() -> None:
    name = "杭州國家级正名科技有限公司"
    seen = evidence(name, 2, 5, read_as="国家级", disguises=("traditional",))
    assert rendered(name, verdict(finding(seen))) == [
        "REJECT 拒绝  杭州國家级正名科技有限公司",
        "                 ^^^^^^  “國家级” 读作 “国家级”(繁体)  夸大宣传用语  misleading-claims/guojiaji",
        "                         《企业名称登记管理规定》第十一条(八) · WeCom AUP, Organization name (c)",
        "                         无可补正",
    ]


def test_an_accepted_name_is_one_line() -> None:
    assert rendered("正名", verdict()) == ["ACCEPT 通过  正名"]


def test_a_finding_of_another_severity_says_so_in_the_margin() -> None:
    name = "ab正名"
    lines = rendered(
        name,
        verdict(
            finding(evidence(name, 2, 3)), finding(evidence(name, 0, 2), severity=Severity.ADVICE)
        ),
    )
    assert lines[4].startswith("ADVICE 提示  ^^  “ab”")
    assert len(lines) == 6, "nothing need be put right after advice"


def test_a_shadow_finding_decides_nothing_and_says_so() -> None:
    name = "正名"
    lines = rendered(name, verdict(finding(evidence(name, 0, 2), shadow=True)))
    assert lines[0].startswith("ACCEPT")
    assert lines[1].startswith("shadow 试行  ^^^^")


def test_each_piece_of_evidence_has_its_own_carets() -> None:
    name = "中a国bank"
    near = NeighbourSource("Bank", "businesses/bank", "transposed", 0.9)
    seen = (
        evidence(name, 0, 3, read_as="中国", disguises=("separator",)),
        evidence(name, 3, 7, entry="", neighbour=near),
    )
    lines = rendered(name, verdict(finding(*seen, remedies=(LICENCE,))))
    assert lines[1].startswith(" " * 13 + "^^^^^  “中a国” 读作 “中国”(分隔)")
    assert lines[2] == " " * 18 + "^^^^  “bank” 近似 “Bank”(换序 0.90)  businesses/bank"
    assert lines[-1].strip() == "补正 《金融许可证》"


def test_carets_count_what_is_shown_of_unseen_characters() -> None:
    name = "\u202e正\u200b🐼e\u0301银行"
    lines = rendered(name, verdict(finding(evidence(name, 6, 8))))
    assert lines[0] == "REJECT 拒绝  \\u202e正\\u200b🐼e\u0301银行"
    assert lines[1].index("^^^^") == cell_len(lines[0]) - 4
    assert not any(set(line) & set("\u202e\u200b") for line in lines)


def test_an_unseen_character_within_the_evidence_is_marked_as_a_whole() -> None:
    name = "银\u200b行"
    lines = rendered(
        name, verdict(finding(evidence(name, 0, 3, read_as="银行", disguises=("invisible",))))
    )
    assert "^" * cell_len(safe(name)) in lines[1]
    assert "“银\\u200b行” 读作 “银行”(不可见字符)" in lines[1]


def test_text_hangs_further_left_when_the_terminal_is_narrow() -> None:
    name = "杭州国家级正名科技有限公司"
    lines = rendered(
        name, verdict(finding(evidence(name, 2, 5), message="很长的一句话" * 10)), limit=50
    )
    assert all(cell_len(line) <= 50 for line in lines)
    assert lines[1] == " " * 17 + "^^^^^^"


def test_a_name_wider_than_the_terminal_is_repeated_around_the_evidence() -> None:
    name = "甲" * 60 + "银行" + "乙" * 60
    lines = rendered(name, verdict(finding(evidence(name, 60, 62))), limit=60)
    repeated, carets = lines[1], lines[2]
    assert repeated.strip().startswith("…甲")
    assert repeated.endswith("乙…")
    assert cell_len(repeated) <= 60
    assert cell_len(repeated[: repeated.index("银")]) == carets.index("^^^^")


def test_evidence_wider_than_the_terminal_is_cut() -> None:
    name = "甲" * 150
    lines = rendered(name, verdict(finding(evidence(name, 0, 150))), limit=40)
    assert all(cell_len(line) <= 40 for line in lines[1:3])


def test_the_closing_line_names_the_revision() -> None:
    assert closing_line("42", 1, 0.0003).plain == "revision 42 · 0.3 ms"
    assert closing_line("42", 2, 0.0003).plain == "revision 42 · 2 names · 0.3 ms"
