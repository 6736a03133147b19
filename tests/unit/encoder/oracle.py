"""The pieces as the library sentencepiece reads them, which what cuts texts is compared with."""

from tocsin.encoder import wire
from tocsin.encoder.weights import Pieces

# Numbers of fields and values, as sentencepiece_model.proto has them.
_PIECE, _TRAINER, _NORMALIZER = 1, 2, 3
_TEXT, _SCORE, _TYPE = 1, 2, 3
_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3
_MODEL_TYPE, _UNIGRAM = 3, 1
_UNKNOWN_ID, _BEGIN_ID, _END_ID, _PAD_ID = 40, 41, 42, 43
_NAME, _SPACE_BEFORE, _ONE_SPACE, _MARK_SPACES = 1, 3, 4, 5


def piece_model(pieces: Pieces) -> bytes:
    """Return the pieces as a model of sentencepiece; an id there is an id of the weights."""
    mask = len(pieces.pieces) - 1
    control = {pieces.begin, pieces.end, pieces.pad, mask}
    rows = []
    for number, (piece, score) in enumerate(
        zip(pieces.pieces, pieces.scores.tolist(), strict=True)
    ):
        kind = _CONTROL if number in control else _NORMAL
        kind = _UNKNOWN if number == pieces.unknown else kind
        row = wire.raw(_TEXT, piece) + wire.real(_SCORE, score) + wire.whole(_TYPE, kind)
        rows.append(row)
    trained = wire.whole(_MODEL_TYPE, _UNIGRAM)
    trained += wire.whole(_UNKNOWN_ID, pieces.unknown) + wire.whole(_BEGIN_ID, pieces.begin)
    trained += wire.whole(_END_ID, pieces.end) + wire.whole(_PAD_ID, pieces.pad)
    normal = wire.text(_NAME, "identity")
    normal += b"".join(wire.whole(field, 1) for field in (_SPACE_BEFORE, _ONE_SPACE, _MARK_SPACES))
    return wire.each(_PIECE, rows) + wire.raw(_TRAINER, trained) + wire.raw(_NORMALIZER, normal)
