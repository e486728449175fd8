"""CompareNames: two names in, what they are to each other out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from zhengming.analysis.compare import Comparer
from zhengming.model.comparison import Comparison, Relation, SlotComparison
from zhengming.rpc.answers import span_message
from zhengming.rpc.conversion import bounded
from zhengming.v1 import comparing_pb2 as pb

if TYPE_CHECKING:
    from zhengming.checker import Checker
    from zhengming.lexicon.snapshot import Snapshot
    from zhengming.model.analysis import Part
    from zhengming.model.folded import FoldedText

RELATIONS: Mapping[Relation, pb.Relation.ValueType] = {
    Relation.SAME: pb.RELATION_SAME,
    Relation.NEAR: pb.RELATION_NEAR,
    Relation.DIFFERENT: pb.RELATION_DIFFERENT,
}


class Comparers:
    """The comparer of the snapshot that is served, made when it is first asked for."""

    def __init__(self) -> None:
        self._made: tuple[Snapshot, Comparer] | None = None

    def of(self, checker: Checker) -> Comparer:
        """The comparer of a checker's snapshot; two threads may both make one, and either will do."""
        made = self._made
        if made is None or made[0] is not checker.snapshot:
            made = self._made = checker.snapshot, Comparer(checker.snapshot)
        return made[1]


def answer(
    checker: Checker, comparer: Comparer, request: pb.CompareNamesRequest
) -> pb.CompareNamesResponse:
    """Answer one request.

    Args:
        checker: whose revision and release answer.
        comparer: what compares the names, of the same snapshot.
        request: the question.

    Raises:
        InvalidQuestion: at the field's path in the request.
    """
    request_id = bounded(request.request_id, "request_id")
    found = comparer.compare_names(request.name, request.other_name)
    response = comparison_message(found)
    response.checked_at.token = checker.revision
    response.release = checker.release
    response.request_id = request_id
    return response


def comparison_message(comparison: Comparison) -> pb.CompareNamesResponse:
    """A comparison, without what answers it."""
    return pb.CompareNamesResponse(
        relation=RELATIONS[comparison.relation],
        ground=comparison.ground.value,
        article=comparison.ground.article,
        slots=[_slot(slot, comparison) for slot in comparison.slots],
    )


def _slot(slot: SlotComparison, comparison: Comparison) -> pb.SlotComparison:
    return pb.SlotComparison(
        slot=slot.slot.value,
        level=slot.level.value,
        name=[_part(part, comparison.folded) for part in slot.name],
        other_name=[_part(part, comparison.other_folded) for part in slot.other],
        detail=slot.detail,
    )


def _part(part: Part, folded: FoldedText | None) -> pb.SlotPart:
    span = span_message(folded.span(part.start, part.end)) if folded else None
    return pb.SlotPart(text=part.text, span=span)
