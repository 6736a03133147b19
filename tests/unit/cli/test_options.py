"""The language of the program's words: an option, or a setting where no option is given."""

from typing import get_args

from tocsin.cli.options import LANGUAGE_SETTING, LanguageOption
from tocsin.report import languages


def test_the_option_names_every_language_and_its_setting() -> None:
    option = get_args(LanguageOption)[1]
    assert option.envvar == LANGUAGE_SETTING == "TOCSIN_LANGUAGE"
    assert all(code in option.help for code in languages())
