"""A message is a code with parameters; inside parameters, messages stand in messages."""

import msgspec
import pytest

from tocsin.records.message import Message, message


def test_messages_nest_and_come_back_as_what_they_were() -> None:
    inner = message("state-watch")
    outer = message(
        "brief-line", number=5, share=0.25, who="Анна {x}", state=inner, all=(inner, inner)
    )
    back = msgspec.json.decode(msgspec.json.encode(outer), type=Message)
    assert back == outer
    assert back.params["state"] == inner
    assert isinstance(back.params["number"], int)


def test_a_text_that_looks_like_a_message_stays_a_text() -> None:
    said = message("cited", text='{"code": "state-watch"}')
    back = msgspec.json.decode(msgspec.json.encode(said), type=Message)
    assert back.params["text"] == '{"code": "state-watch"}'


@pytest.mark.parametrize("value", [None, ["a"], {"x": "y"}])
def test_a_parameter_of_another_type_is_refused(value: object) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"code": "a", "params": {"x": value}}, Message)
