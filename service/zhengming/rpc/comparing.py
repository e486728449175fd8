"""CompareNames: two names in, what they are to each other out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from zhengming.model.comparison import Comparison, Relation, SlotComparison
from zhengming.rpc.answers import span_message
from zhengming.rpc.conversion import bounded
from zhengming.v1 import comparing_pb2 as pb
from zhengming.v1 import verdict_pb2

if TYPE_CHECKING:
    from zhengming.checker import Checker
    from zhengming.model.analysis import Part
    from zhengming.model.folded import FoldedText

RELATIONS: Mapping[Relation, pb.Relation.ValueType] = {
    Relation.SAME: pb.RELATION_SAME,
    Relation.NEAR: pb.RELATION_NEAR,
    Relation.DIFFERENT: pb.RELATION_DIFFERENT,
}


def answer(checker: Checker, request: pb.CompareNamesRequest) -> pb.CompareNamesResponse:
    """Answer one request.

    Args:
        checker: what compares the names.
        request: the question.

    Raises:
        InvalidQuestion: at the field's path in the request.
    """
    request_id = bounded(request.request_id, "request_id")
    found = checker.compare(request.name, request.other_name)
    return pb.CompareNamesResponse(
        relation=RELATIONS[found.relation],
        ground=found.ground.value,
        article=found.ground.article,
        slots=[_slot(slot, found) for slot in found.slots],
        checked_at=verdict_pb2.RevisionToken(token=checker.revision),
        release=checker.release,
        request_id=request_id,
    )


def _slot(slot: SlotComparison, comparison: Comparison) -> pb.SlotComparison:
    return pb.SlotComparison(
        slot=slot.slot.value,
        level=slot.level.value,
        name=[_part(part, comparison.folded) for part in slot.name],
        other_name=[_part(part, comparison.other_folded) for part in slot.other],
        detail=slot.detail,
    )


def _part(part: Part, folded: FoldedText) -> pb.SlotPart:
    return pb.SlotPart(text=part.text, span=span_message(folded.span(part.start, part.end)))
