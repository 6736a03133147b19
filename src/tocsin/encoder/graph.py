"""The encoder as an ONNX graph: embeddings, layers of attention, the mean of the token states.

Embeddings keep the four bits they come with. A linear layer works on whole numbers: its weights
have seven bits, one scale a column, and each token's numbers eight, one scale a token. With seven
bits no sum of two products overflows sixteen bits, so that every processor adds up the same; with a
scale of its own no token depends on what stands beside it in a batch.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from tocsin.encoder import wire
from tocsin.encoder.weights import BLOCK, Blocks, Weights

# Numbers of fields and values, as onnx.proto has them.
_IR_VERSION, _OPSET, _OPSET_OF_MICROSOFT = 10, 20, 1
_FLOAT, _UINT8, _INT8, _INT64 = 1, 2, 3, 7
_KINDS = {"float32": _FLOAT, "uint8": _UINT8, "int8": _INT8, "int64": _INT64}
_ATTRIBUTE_FLOAT, _ATTRIBUTE_INT, _ATTRIBUTE_INTS = 1, 2, 7
_MICROSOFT = "com.microsoft"

IDS, MEAN, STATES = "ids", "mean", "states"
_WEIGHT_STEPS = 63  # seven bits
_TOKEN_STEPS, _TOKEN_MIDDLE = 127, 128  # eight bits
# A token of zeros has no scale of its own.
_LEAST = 1e-9

Attribute = int | float | Sequence[int]
Array = np.ndarray[Any, Any]


class Graph:
    """Nodes and constants, in the order in which they are added."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []

    def constant(self, name: str, values: Array) -> str:
        """Add a constant, and return its name."""
        lying = np.ascontiguousarray(values)
        tensor = b"".join(wire.whole(1, size) for size in lying.shape)
        tensor += wire.whole(2, _KINDS[lying.dtype.name]) + wire.text(8, name)
        little = lying.astype(lying.dtype.newbyteorder("<"), copy=False)
        self._constants.append(tensor + wire.raw(9, little.tobytes()))
        return name

    def node(
        self, kind: str, inputs: Sequence[str], output: str, *more: str, **attributes: Attribute
    ) -> str:
        """Add a node, and return the name of its first output; names with a point are Microsoft's
        own kinds.
        """
        own = kind.rpartition(".")[2]
        fields = b"".join(wire.text(1, name) for name in inputs)
        fields += b"".join(wire.text(2, name) for name in (output, *more))
        fields += wire.text(3, output) + wire.text(4, own)
        fields += wire.each(
            5, (_attribute(name, value) for name, value in sorted(attributes.items()))
        )
        self._nodes.append(fields + wire.text(7, _MICROSOFT if own != kind else ""))
        return output

    def model(self, inputs: Sequence[bytes], outputs: Sequence[bytes]) -> bytes:
        """Return the whole as an ONNX model."""
        graph = wire.each(1, self._nodes) + wire.text(2, "encoder")
        graph += wire.each(5, self._constants) + wire.each(11, inputs) + wire.each(12, outputs)
        sets = [("", _OPSET), (_MICROSOFT, _OPSET_OF_MICROSOFT)]
        fields = wire.whole(1, _IR_VERSION) + wire.text(2, "tocsin") + wire.raw(7, graph)
        return fields + wire.each(
            8, (wire.text(1, name) + wire.whole(2, level) for name, level in sets)
        )


def _attribute(name: str, value: Attribute) -> bytes:
    """Return an attribute of a node."""
    fields = wire.text(1, name)
    if isinstance(value, float):
        return fields + wire.real(2, value) + wire.whole(20, _ATTRIBUTE_FLOAT)
    if isinstance(value, int):
        return fields + wire.whole(3, value) + wire.whole(20, _ATTRIBUTE_INT)
    numbers = b"".join(wire.whole(8, number) for number in value)
    return fields + numbers + wire.whole(20, _ATTRIBUTE_INTS)


def _value(name: str, kind: int, sizes: Sequence[int | str]) -> bytes:
    """Return the description of an input or output; a size that is a name may be any."""
    rows = [wire.text(2, size) if isinstance(size, str) else wire.whole(1, size) for size in sizes]
    tensor = wire.whole(1, kind) + wire.raw(2, wire.each(1, rows))
    return wire.text(1, name) + wire.raw(2, wire.raw(1, tensor))


def encoder_graph(weights: Weights) -> bytes:
    """Return the graph. It takes `ids` (texts, tokens) of texts of one length, and gives `mean`
    (texts, width) and `states` (texts, tokens, width).
    """
    graph, shape = Graph(), weights.shape
    _add_constants(graph)
    state = _embedded(graph, weights)
    for layer in range(shape.layers):
        state = _layer(graph, weights, layer, state)
    graph.node("Identity", [state], STATES)
    # A product with ones: the order in which it adds does not depend on the number of texts.
    graph.node("Cast", ["length"], "count", to=_FLOAT)
    graph.node("Expand", ["one", graph.node("Concat", ["1", "length"], "row", axis=0)], "ones")
    summed = graph.node("MatMul", ["ones", STATES], "sum")
    graph.node("Squeeze", [graph.node("Div", [summed, "count"], "mean of all"), "1"], MEAN)
    ids = _value(IDS, _INT64, ["texts", "tokens"])
    mean = _value(MEAN, _FLOAT, ["texts", shape.width])
    states = _value(STATES, _FLOAT, ["texts", "tokens", shape.width])
    return graph.model([ids], [mean, states])


def _add_constants(graph: Graph) -> None:
    """Add the constants that several nodes share."""
    for number in (0, 1):
        graph.constant(str(number), np.array([number], dtype=np.int64))
    graph.constant("last", np.array([-1], dtype=np.int64))
    graph.constant("one", np.ones((1, 1), dtype=np.float32))
    graph.constant("unit", np.array(1, dtype=np.float32))
    graph.constant("least", np.array(_LEAST, dtype=np.float32))
    graph.constant("step", np.array(1 / _TOKEN_STEPS, dtype=np.float32))
    graph.constant("middle", np.array(_TOKEN_MIDDLE, dtype=np.uint8))


def _embedded(graph: Graph, weights: Weights) -> str:
    """Add what a token and its place mean by themselves."""
    shape = weights.shape
    known = len(weights.pieces.pieces)
    every = weights.blocks("emb.word", shape.width)
    words = Blocks(every.quarters[:known], every.scales[:known])
    pairs = words.quarters[..., 0::2] | words.quarters[..., 1::2] << 4
    graph.constant("words", pairs.astype(np.uint8).reshape(known, -1))
    graph.constant("words.scale", words.scales)
    options = {"bits": 4, "block_size": BLOCK, "gather_axis": 0, "quantize_axis": 1}
    gathered = ["words", IDS, "words.scale"]
    word = graph.node("m.GatherBlockQuantized", gathered, "word", **options)
    places = weights.vector("emb.pos").reshape(shape.positions, shape.width)
    kinds = weights.vector("emb.type").reshape(shape.types, shape.width)
    graph.constant("places", places + kinds[0])
    length = graph.node("Shape", [IDS], "length", start=1, end=2)
    place = graph.node("Slice", ["places", "0", length, "0"], "place")
    both = graph.node("Add", [word, place], "word and place")
    scaled = [graph.constant(f"emb.ln.{part}", weights.vector(f"emb.ln.{part}")) for part in "wb"]
    options = {"axis": -1, "epsilon": weights.epsilon}
    return graph.node("LayerNormalization", [both, *scaled], "embedded", **options)


def _layer(graph: Graph, weights: Weights, layer: int, state: str) -> str:
    """Add one layer: attention, then two linear layers, each beside what came in."""
    at, shape = f"l{layer}.", weights.shape
    three = [f"{at}{part}" for part in "qkv"]
    together = _linear(graph, weights, three, state, shape.width)
    graph.node("Split", [together], *three, axis=-1, num_outputs=3)
    seen = graph.node("m.MultiHeadAttention", three, f"{at}seen", num_heads=shape.heads)
    turned = _linear(graph, weights, [f"{at}ao"], seen, shape.width)
    middle = _beside(graph, weights, f"{at}aln", state, turned)
    wide = _linear(graph, weights, [f"{at}fi"], middle, shape.width)
    bent = graph.node("m.Gelu", [wide], f"{at}bent")
    narrow = _linear(graph, weights, [f"{at}fo"], bent, shape.inner)
    return _beside(graph, weights, f"{at}oln", middle, narrow)


def _beside(graph: Graph, weights: Weights, name: str, state: str, added: str) -> str:
    """Add two states up and bring each token to one scale."""
    scaled = [graph.constant(f"{name}.{part}", weights.vector(f"{name}.{part}")) for part in "wb"]
    inputs = [state, added, *scaled]
    kind = "m.SkipLayerNormalization"
    return graph.node(kind, inputs, f"{name}.out", epsilon=weights.epsilon)


def _linear(graph: Graph, weights: Weights, names: Sequence[str], state: str, width: int) -> str:
    """Add a linear layer of several matrices side by side, on whole numbers."""
    own = names[0]
    full = np.concatenate([weights.blocks(f"{name}.w", width).floats() for name in names])
    most = np.abs(full).max(axis=1)
    scale = np.where(most == 0, np.float32(1), most / np.float32(_WEIGHT_STEPS))
    steps = np.rint(full / scale[:, None]).astype(np.int8)
    matrix = graph.constant(f"{own}.steps", steps.T)
    columns = graph.constant(f"{own}.scale", (scale / _TOKEN_STEPS).astype(np.float32))
    bias = graph.constant(
        f"{own}.b", np.concatenate([weights.vector(f"{name}.b") for name in names])
    )
    reach = graph.node("Abs", [state], f"{own}.sizes")
    reach = graph.node("ReduceMax", [reach, "last"], f"{own}.most", keepdims=1)
    reach = graph.node("Add", [reach, "least"], f"{own}.reach")
    share = graph.node("Div", [state, reach], f"{own}.share")
    token = graph.node("QuantizeLinear", [share, "step", "middle"], f"{own}.token")
    inputs = [token, matrix, "unit", columns, "middle"]
    product = graph.node("m.MatMulIntegerToFloat", inputs, f"{own}.product")
    product = graph.node("Mul", [product, reach], f"{own}.scaled")
    return graph.node("Add", [product, bias], f"{own}.out")
