"""Damage: what is done to sound input so that a reader meets what no test foresaw.

Everything is drawn from one `random.Random`, so that a case is named by its door, seed and number.
"""

import random
import re
from collections.abc import Callable, Sequence

Damage = Callable[[random.Random, bytes], bytes]

# What readers stumble over, wherever it is put.
_WORDS = (
    "null true false 0 -1 1e999 NaN Infinity 9223372036854775808 1000000000 -62135596801 [] {} "
    '"" [null] {"a":1} [[]] \\ud800 \\u0000 \\x00 %00 %ff%fe &#x110000; &#0; &#xD800; &x; '
    "<![CDATA[ ]]> <!-- --> <a> </a> <br/> :// ://[ http://[::1 https://a:99999/ //@ ../ ..\\ "
    "0000-00-00 9999-12-31T23:59:60Z 10000-01-01 1000000000-01-01 2022-13-45 24:61:61 +99:99 "
    "?xml charset=unicode_escape charset=idna charset=utf-7 charset=undefined encoding= "
    "!!python/object:os.system *a &a <<: !!binary !!timestamp - : | > "
    "Content-Length: WARC/1.0 HTTP/1.1 Transfer-Encoding: gzip chunked =CMD() @ "
    "\u202e \u200b \u0300 \ufeff \u0130 \u1e9e \ud800 \U0001f600 \u0663 \u00b2 \uff11 ½ "
    "№ « » „ “ ’ … — ₸ ё қ ї"
)
TOKENS: Sequence[bytes] = (
    *(word.encode("utf-8", "surrogatepass") for word in _WORDS.split()),
    *(b"\x00", b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"\xe2\x80\xa8"),
    *(b"\r", b"\n\n", b"\x1f\x8b", b"PK\x05\x06"),
)
_NUMBER = re.compile(rb"\d+")
_VALUE = re.compile(rb'"(?:[^"\\]|\\.){0,200}"|\d+|true|false|null')
_NUMBERS = (b"0", b"-1", b"4294967296", b"1000000000000000000000", b"1e400", b"00", b"7.5", b"")
_VALUES = (
    b"null",
    b"0",
    b"[]",
    b"{}",
    b'""',
    b"true",
    b'["a"]',
    b'{"id": 1}',
    b"-1e400",
    b'"\\ud800"',
)
_MOST = 60_000


def _place(draw: random.Random, body: bytes) -> int:
    return draw.randrange(len(body) + 1)


def _part(draw: random.Random, body: bytes) -> tuple[int, int]:
    first = _place(draw, body)
    return first, min(len(body), first + 1 + int(draw.expovariate(1 / 24)))


def flipped(draw: random.Random, body: bytes) -> bytes:
    """Change some bytes."""
    made = bytearray(body)
    for _ in range(draw.randint(1, 8) if made else 0):
        made[draw.randrange(len(made))] = draw.randrange(256)
    return bytes(made)


def removed(draw: random.Random, body: bytes) -> bytes:
    """Take a part out."""
    first, end = _part(draw, body)
    return body[:first] + body[end:]


def doubled(draw: random.Random, body: bytes) -> bytes:
    """Say a part several times."""
    first, end = _part(draw, body)
    return body[:end] + body[first:end] * draw.choice((1, 2, 50)) + body[end:]


def moved(draw: random.Random, body: bytes) -> bytes:
    """Put a part elsewhere."""
    first, end = _part(draw, body)
    rest = body[:first] + body[end:]
    at = _place(draw, rest)
    return rest[:at] + body[first:end] + rest[at:]


def cut(draw: random.Random, body: bytes) -> bytes:
    """Cut the end off, or the beginning."""
    at = _place(draw, body)
    return body[:at] if draw.random() < 0.7 else body[at:]


def inserted(draw: random.Random, body: bytes) -> bytes:
    """Put in something that readers stumble over."""
    at = _place(draw, body)
    return body[:at] + draw.choice(TOKENS) + body[at:]


def _replaced(pattern: re.Pattern[bytes], values: Sequence[bytes]) -> Damage:
    """Return the damage that puts another value in the place of one."""

    def damage(draw: random.Random, body: bytes) -> bytes:
        found = list(pattern.finditer(body))
        if not found:
            return inserted(draw, body)
        match = draw.choice(found)
        return body[: match.start()] + draw.choice(values) + body[match.end() :]

    return damage


def recoded(draw: random.Random, body: bytes) -> bytes:
    """Write the text in another encoding."""
    text = body.decode("utf-8", "replace")
    return text.encode(
        draw.choice(("utf-16", "utf-16-be", "cp1251", "koi8-r", "utf-32")), "replace"
    )


DAMAGES: Sequence[Damage] = (
    flipped,
    removed,
    doubled,
    moved,
    cut,
    inserted,
    inserted,
    _replaced(_NUMBER, _NUMBERS),
    _replaced(_VALUE, _VALUES),
    _replaced(_VALUE, _VALUES),
    _replaced(re.compile(rb"[^\s<>\"]{3,40}"), TOKENS),
    recoded,
)


def damaged(seed: int, number: int, samples: Sequence[bytes]) -> bytes:
    """Return one damaged input, made of a sample; the same for the same seed and number."""
    draw = random.Random(f"{seed}:{number}")
    body = draw.choice(samples)
    if draw.random() < 0.05:
        other = draw.choice(samples)
        body = body[: _place(draw, body)] + other[_place(draw, other) :]
    for _ in range(1 + min(5, int(draw.expovariate(0.7)))):
        body = draw.choice(DAMAGES)(draw, body)
    return body[:_MOST]
