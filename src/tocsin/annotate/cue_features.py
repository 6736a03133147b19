"""What the cue table looks at when it judges a candidate: the cue in its construction, its source, its content."""

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.annotate.constructions import Candidate
from tocsin.annotate.frames import auxiliaries, is_first_person, is_infinitive, names_somebody
from tocsin.annotate.parse import Parsed

_MARKS = '"“”«»„‘'
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)
_MODALS = ("would", "could", "should", "might", "may", "must", "will", "can")


def features_of(parsed: Parsed, candidate: Candidate, text: str) -> list[str]:
    """Return the names of the features that hold for a candidate; `text` is the document's."""
    return list(_features(parsed, candidate, text))


def _features(parsed: Parsed, candidate: Candidate, text: str) -> Iterator[str]:
    """Yield features."""
    cue, construction, lemma = candidate.cue, candidate.construction, candidate.lemma
    source, content = source_kind(candidate.source), candidate.content.of(text)
    first = next((t for t in parsed.doc if parsed.start(t) >= candidate.content.start), cue)
    yield f"construction {construction}"
    yield f"cue {lemma}"
    yield f"cue {lemma} {construction}"
    yield f"source {source}"
    yield f"source {source} {construction}"
    yield f"length {sum(len(content.split()) >= n for n in _LENGTHS)}"
    yield f"begins {first.pos_} {construction}"
    if any(m in content for m in _MARKS):
        yield "holds a quotation mark"
        yield f"holds a quotation mark {construction}"
    if content[:1] in _MARKS:
        yield "begins with a quotation mark"
    if any(m in text[parsed.span.start : parsed.span.end] for m in _MARKS):
        yield "quotation marks in the sentence"
    if any(c.dep_ == "neg" for c in cue.children):
        yield "negated"
    if is_infinitive(cue):
        yield "cue is an infinitive"
    modal = next((m for m in _MODALS if m in auxiliaries(cue)), None)
    if modal:
        yield f"modal {modal}"
    after = next((t for t in parsed.doc if parsed.start(t) >= candidate.content.end), None)
    yield f"then {_follower(after)} {construction}"
    yield f"distance {min(5, abs(first.i - cue.i))} {construction}"
    yield f"cue {lemma} source {source.split()[0]}"
    yield f"cue {lemma} form {cue.tag_}"
    yield f"word {first.lower_ if first.pos_ in ('SCONJ', 'PRON', 'DET', 'ADP', 'PART', 'ADV') else first.tag_} {construction}"
    yield f"then {after.lower_ if after is not None and after.is_punct else after.pos_ if after is not None else 'nothing'}"
    yield f"side {'before' if candidate.content.start < parsed.start(cue) else 'after'} {construction}"
    yield f"above {cue.head.lemma_.casefold() if cue.dep_ in ('xcomp', 'advcl', 'conj', 'ccomp') and cue.head != cue else cue.dep_}"
    yield f"form {cue.tag_}"
    yield f"place {cue.dep_}"


def source_kind(source: Token | None) -> str:
    """Return what kind of word a source is."""
    if source is None:
        return "none"
    if is_first_person(source):
        return "first person"
    if source.lower_ in ("it", "this", "that", "which", "what", "there"):
        return source.lower_
    if source.pos_ == "PROPN":
        return f"name {source.ent_type_ or 'untagged'}"
    if source.pos_ == "PRON":
        return f"pronoun {source.lower_}"
    return "role" if names_somebody(source) else f"noun {source.tag_}"


def _follower(after: Token | None) -> str:
    """Return the word behind a content where it is one that joins or ends, else only that there is one."""
    if after is None:
        return "nothing"
    return after.lower_ if after.is_punct or after.pos_ in ("SCONJ", "ADP", "CCONJ") else "more"
