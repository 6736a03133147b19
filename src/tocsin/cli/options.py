"""Options that several commands have."""

from typing import Annotated

import typer

from tocsin.report import languages

# The setting that states a reader's language where no option does.
LANGUAGE_SETTING = "TOCSIN_LANGUAGE"
LanguageOption = Annotated[
    str,
    typer.Option(
        "--language",
        envvar=LANGUAGE_SETTING,
        help=f"Language of the program's own words: {', '.join(languages())}.",
    ),
]
