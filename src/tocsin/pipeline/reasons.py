"""The reasons for which a text, or a part of one, is not read, as the drop log names them."""

NOTHING_WATCHED, FAR = "nothing_watched", "far_from_watched"
