"""What changes on a page by itself is no edit: counters, clocks, rates, the order of lists."""

import pytest

from tocsin.documents.volatile import same_but_for_counters, steady_lines, without_counters

STORY = "The bridge is closed, the ministry said.\nNobody was hurt."


@pytest.mark.parametrize("more", ["12:45", "Views: 1,204", "Просмотры: 77", "+3 °C"])
def test_a_line_that_changes_by_itself_is_no_edit(more: str) -> None:
    assert same_but_for_counters(STORY, f"{STORY}\n{more}")


def test_the_order_of_lines_is_no_edit_and_a_word_is() -> None:
    first, second = STORY.split("\n")
    assert same_but_for_counters(STORY, f"{second}\n{first}")
    assert not same_but_for_counters(STORY, STORY.replace("Nobody was", "Two were"))
    assert not same_but_for_counters(STORY, first)


def test_lines_are_compared_folded_and_without_bullets() -> None:
    assert steady_lines("• The Bridge\n\n") == steady_lines("the bridge")
    assert without_counters(f"{STORY}\n12:45\n").strip() == STORY
