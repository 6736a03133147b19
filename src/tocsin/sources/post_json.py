"""The words of one message of Telegram Desktop's JSON export, wherever in it they stand.

Known fields are read in the order in which Telegram shows them. Fields of forms that are not known
yet are searched for text, and what looks like words in them and is not read is named, so that
nothing is lost in silence.
"""

import re
from collections.abc import Iterator
from typing import Any

from tocsin.records import Record
from tocsin.sources.post import addresses, paragraphs, poll_text

# Fields that hold no words of the post: who, when, files, reactions.
_NO_WORDS = (
    "id",
    "type",
    "date",
    "date_unixtime",
    "edited",
    "edited_unixtime",
    "from",
    "from_id",
    "actor",
    "actor_id",
    "author",
    "author_id",
    "forwarded_from",
    "forwarded_from_id",
    "forwarded_date",
    "forwarded_date_unixtime",
    "saved_from",
    "saved_from_id",
    "via_bot",
    "reply_to_message_id",
    "reply_to_peer_id",
    "photo",
    "photo_file_size",
    "file",
    "file_name",
    "file_size",
    "thumbnail",
    "thumbnail_file_size",
    "media_type",
    "mime_type",
    "sticker_emoji",
    "duration_seconds",
    "duration",
    "width",
    "height",
    "media_spoiler",
    "self_destruct_period_seconds",
    "location_information",
    "live_location_period_seconds",
    "contact_vcard",
    "contact_vcard_file_size",
    "reactions",
    "paid_stars_amount",
    "inline_bot_buttons",
    "game_link",
    "views",
    "forwards",
    "replies",
    "message_id",
    "action",
    "members",
    "inviter",
    "text",
    "text_entities",
    "media_unread",
    "silent",
)
# Fields that are text wherever they stand in a form that is not known.
_WORDY = (
    "text",
    "title",
    "question",
    "caption",
    "description",
    "summary",
    "body",
    "content",
    "quote",
    "header",
    "footer",
)
# So many words in a row under a field that is not known are a sentence somebody wrote, not a code.
_FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_DEEPEST = 40


class Words(Record, frozen=True):
    """What a message says: its text, its links, which of its parts are of a wrong type, and which
    fields are not read.
    """

    text: str
    links: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def words_of(message: dict[str, Any]) -> Words:
    """Return what a message says. Never fails: what cannot be text is named in `odd`."""
    reader = _Reader()
    text = reader.body(message)
    extra = [
        part
        for key, value in message.items()
        if key not in _NO_WORDS
        for part in reader.part(key, value)
    ]
    whole = paragraphs(
        [text, *(part for part in extra if part.strip() and part.strip() not in text)]
    )
    reader.buttons(message.get("inline_bot_buttons"))
    odd, unread = tuple(dict.fromkeys(reader.odd)), tuple(dict.fromkeys(reader.unread))
    return Words(text=whole, links=addresses(reader.links), odd=odd, unread=unread)


class _Reader:
    """Collects text from a message, and what stands in the way of it."""

    def __init__(self) -> None:
        self.links: list[object] = []
        self.odd: list[str] = []
        self.unread: list[str] = []
        self._known = {
            "poll": self._poll,
            "todo_list": self._poll,
            "contact_information": self._contact,
            "giveaway_information": self._giveaway,
            "giveaway_results": self._giveaway,
        }

    def body(self, message: dict[str, Any]) -> str:
        """Return the post's own text; an export gives it twice, plain and with the roles of its
        parts.
        """
        plain = self.text("text", _or_empty(message.get("text")))
        if plain.strip() and not self.odd:
            self._entity_links(message.get("text_entities"))
            return plain
        faults, self.odd = self.odd, []
        entities = self.text("text_entities", _or_empty(message.get("text_entities")))
        if entities.strip() and not self.odd:
            return entities
        self.odd = faults + self.odd
        return plain or entities

    def text(self, where: str, value: Any) -> str:
        """Join the pieces of a formatted text: strings, and objects for what is formatted."""
        if isinstance(value, str):
            return value
        if isinstance(value, list):
            return "".join(
                self._piece(f"{where}[{number}]", piece) for number, piece in enumerate(value)
            )
        return self._piece(where, value)

    def _piece(self, where: str, value: Any) -> str:
        """Return one piece of a text."""
        if isinstance(value, str):
            return value
        if (
            isinstance(value, dict)
            and isinstance(value.get("text"), str | list)
            and where.count("[") < _DEEPEST
        ):
            self.links += [value.get("href"), value.get("url")]
            self.links += [value["text"]] if value.get("type") == "link" else []
            return self.text(where, value["text"])
        self.odd.append(f"{where} is {kind_of(value)}")
        # A number is kept as it is written: without it a sentence would say something else.
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""

    def part(self, key: str, value: Any) -> Iterator[str]:
        """Yield the words of one more field."""
        if key in self._known:
            yield from self._known[key](key, value)
        elif isinstance(value, dict | list):
            yield from self._search(key, value, 0)
        elif isinstance(value, str):
            yield value if key in _PLAIN else ""
            self._unread(key, value)

    def _poll(self, key: str, value: Any) -> Iterator[str]:
        """Yield the question and the answers of a poll, or the title and the tasks of a list."""
        if not isinstance(value, dict):
            self.odd.append(f"{key} is {kind_of(value)}")
            return
        named = next((n for n in ("question", "title") if n in value), "question")
        listed = next((n for n in ("answers", "tasks", "items") if n in value), "answers")
        answers = value.get(listed, [])
        if not isinstance(answers, list):
            self.odd.append(f"{key}.{listed} is {kind_of(answers)}")
            answers = []
        lines = [self._piece(f"{key}.{listed}[{n}]", answer) for n, answer in enumerate(answers)]
        yield poll_text(self.text(f"{key}.{named}", value.get(named, "")), lines)
        done = {named, listed}
        yield from self._search(key, {k: v for k, v in value.items() if k not in done}, 0)

    def _contact(self, key: str, value: Any) -> Iterator[str]:
        """Yield the name of a contact; a telephone number is not read."""
        names = (
            [value.get(n) for n in ("first_name", "last_name")] if isinstance(value, dict) else []
        )
        yield " ".join(name for name in names if isinstance(name, str) and name)

    def _giveaway(self, key: str, value: Any) -> Iterator[str]:
        """Yield what a giveaway says in words."""
        if isinstance(value, dict) and isinstance(value.get("additional_prize"), str):
            yield value["additional_prize"]

    def _search(self, where: str, value: Any, depth: int) -> Iterator[str]:
        """Yield the text in a form that is not known, a paragraph for each place."""
        if depth > _DEEPEST:
            self.unread.append(where)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                yield from self._texts_at(f"{where}[{number}]", "", item, depth)
        elif isinstance(value, dict):
            self.links += [value.get("href"), value.get("url")]
            for key, item in value.items():
                yield from self._texts_at(f"{where}.{key}", key, item, depth)

    def _texts_at(self, where: str, key: str, item: Any, depth: int) -> Iterator[str]:
        """Yield the text of one place in a form that is not known."""
        if key in _WORDY and (isinstance(item, str) or _is_formatted(item)):
            yield self.text(where, item)
        elif isinstance(item, dict | list):
            yield from self._search(where, item, depth + 1)
        elif isinstance(item, str):
            self._unread(where, item)

    def _unread(self, where: str, value: str) -> None:
        """Name a field whose words are not read."""
        if where not in _PLAIN and len(_WORD.findall(value)) >= _FEWEST_WORDS:
            self.unread.append(where)

    def _entity_links(self, value: Any) -> None:
        """Take the links of a text whose words are known already."""
        for piece in value if isinstance(value, list) else []:
            if isinstance(piece, dict):
                self.links += [piece.get("href")] + (
                    [piece.get("text")] if piece.get("type") == "link" else []
                )

    def buttons(self, value: Any) -> None:
        """Take the addresses behind the buttons under a post; what stands on them is no
        statement.
        """
        if isinstance(value, list):
            for item in value:
                self.buttons(item)
        elif isinstance(value, dict):
            self.links.append(value.get("data"))


# Fields at the top of a message that are words as they stand: a song's performer and title, a
# place, a game.
_PLAIN = (
    "performer",
    "title",
    "place_name",
    "address",
    "game_title",
    "game_description",
    "caption",
    "description",
)


def _is_formatted(value: Any) -> bool:
    """Return whether a list is the pieces of one text rather than a list of parts."""
    return isinstance(value, list) and all(
        isinstance(piece, str) or (isinstance(piece, dict) and isinstance(piece.get("text"), str))
        for piece in value
    )


def _or_empty(value: Any) -> Any:
    """Return a value, or an empty text where there is none."""
    return "" if value is None else value


def kind_of(value: Any) -> str:
    """Name the type of a JSON value, for a message about it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    kinds = {str: "a text", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return kinds.get(type(value), "of another type")
