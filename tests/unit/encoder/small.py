"""A file of weights as the package writes it, of a model so small that it is made in a moment."""

import struct

import numpy as np

WIDTH, LAYERS, HEADS, INNER, PLACES, KINDS = 32, 1, 2, 64, 16, 2
PIECES = (b"<s>", b"<pad>", b"</s>", b"<unk>", "▁".encode(), b"a", b"b", b"<mask>")
LETTERS = {0x0A: " ", 0x2026: "..."}
_BLOCK = 32


def small_weights(*, magic: bytes = b"E5S1", block: int = _BLOCK) -> bytes:
    """Return the whole file."""
    sizes = (WIDTH, LAYERS, HEADS, INNER, len(PIECES), PLACES, KINDS)
    head = magic + struct.pack("<i7ifi", 1, *sizes, 1e-12, block)
    ends = np.cumsum([0, *map(len, PIECES)]).astype("<u4").tobytes()
    blob = b"".join(PIECES)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + ends
    head += np.linspace(-1, -8, len(PIECES)).astype("<f4").tobytes() + blob
    rows = b"".join(
        struct.pack(f"<IB{len(n)}I", k, len(n), *map(ord, n)) for k, n in LETTERS.items()
    )
    head += struct.pack("<iI", len(LETTERS), len(rows)) + rows
    tensors = _tensors(np.random.default_rng(7))
    directory = struct.pack("<i", len(tensors))
    at = len(head) + 4 + sum(2 + len(name) + 21 for name in tensors)
    for name, (kind, numbers, content) in tensors.items():
        named = struct.pack("<H", len(name)) + name.encode()
        directory += named + struct.pack("<BIQQ", kind, numbers, at, len(content))
        at += len(content)
    return head + directory + b"".join(content for _, _, content in tensors.values())


def _tensors(chance: np.random.Generator) -> dict[str, tuple[int, int, bytes]]:
    """Return each tensor: its kind, how many numbers it has, its bytes."""
    vectors = {"emb.pos": PLACES * WIDTH, "emb.type": KINDS * WIDTH}
    matrices = {"emb.word": (len(PIECES), WIDTH)}
    vectors |= {f"emb.ln.{part}": WIDTH for part in "wb"}
    for part in ("q", "k", "v", "ao"):
        matrices[f"l0.{part}.w"] = (WIDTH, WIDTH)
        vectors[f"l0.{part}.b"] = WIDTH
    matrices |= {"l0.fi.w": (INNER, WIDTH), "l0.fo.w": (WIDTH, INNER)}
    vectors |= {"l0.fi.b": INNER, "l0.fo.b": WIDTH}
    vectors |= {f"l0.{norm}.{part}": WIDTH for norm in ("aln", "oln") for part in "wb"}
    made = {n: (0, k, chance.normal(size=k).astype("<f4").tobytes()) for n, k in vectors.items()}
    for name, (rows, columns) in matrices.items():
        blocks = rows * columns // _BLOCK
        kind = np.dtype([("scale", "<f2"), ("pairs", "u1", (_BLOCK // 2,))])
        body = np.zeros(blocks, dtype=kind)
        body["scale"] = chance.uniform(0.01, 0.1, blocks)
        body["pairs"] = chance.integers(0, 256, (blocks, _BLOCK // 2))
        made[name] = (1, rows * columns, body.tobytes())
    return made
