"""What the terminal calls the things that the model names. An unknown id stands for itself."""

from __future__ import annotations

from collections.abc import Mapping

from zhengming.model.verdict import Decision, Severity

DECISIONS: Mapping[Decision, str] = {
    Decision.ACCEPT: "ACCEPT 通过",
    Decision.REVIEW: "REVIEW 复核",
    Decision.REJECT: "REJECT 拒绝",
}
SEVERITIES: Mapping[Severity, str] = {
    Severity.ADVICE: "ADVICE 提示",
    Severity.REVIEW: "REVIEW 复核",
    Severity.REJECT: "REJECT 拒绝",
}
SHADOW = "shadow 试行"
LABEL_WIDTH = 11
"""Columns of each label above."""

STYLES: Mapping[str, str] = {
    "ACCEPT": "bold green",
    "REVIEW": "bold yellow",
    "REJECT": "bold red",
    "ADVICE": "bold cyan",
}

_READINGS: Mapping[str, str] = {
    "same-sound": "同音",
    "same-shape": "形近",
    "sound": "同音",
    "shape": "形近",
    "transposed": "换序",
    "repeated": "叠字",
    "inserted": "加字",
    "omitted": "减字",
    "split": "拆字",
    "letters": "拼音",
    "confusable": "异文字母",
    "misspelled": "错拼",
    "pictured": "表情代字",
    "counterpart": "换字",
    "transliterated": "另译",
}
_DISGUISES: Mapping[str, str] = dict(_READINGS) | {
    "case": "大写",
    "full-width": "全角",
    "traditional": "繁体",
    "japanese": "日文汉字",
    "variant": "异体",
    "radical": "部首",
    "enclosed": "带圈",
    "compatibility": "兼容字形",
    "space": "空格",
    "separator": "分隔",
    "bracket": "括号",
    "invisible": "不可见字符",
    "emoji": "表情",
}
_MEETINGS: Mapping[str, str] = dict(_READINGS) | {
    "exact": "相同",
    "contained": "包含",
}
_CLEARANCES: Mapping[str, str] = {
    "longer-word": "另有词义",
    "place": "地名",
    "person": "人名",
    "across-words": "跨词",
    "slot": "位置",
    "address": "地址",
    "context": "语境",
}


def disguise(id_: str) -> str:
    """How a text was disguised, e.g. 繁体."""
    return _DISGUISES.get(id_, id_)


def meeting(path: str) -> str:
    """How two names meet, e.g. 同音."""
    return _MEETINGS.get(path, path)


def clearance(reason: str) -> str:
    """Why a hit does not count, e.g. 地名."""
    return _CLEARANCES.get(reason, reason)
