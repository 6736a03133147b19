"""Acts on the casebook: bounds of a text, and what a copy holds."""

import zipfile
from io import BytesIO
from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.datastructures import FormData

from tests.conftest import ROOT
from tocsin.errors import UsageError
from tocsin.web.acts import Act
from tocsin.web.desk import Desk
from tocsin.web.entries import ACTS, casebook_zip, edit

FOLDER = ROOT / "casebooks" / "sumy-2022"
DESK: Any = SimpleNamespace(casebook=FOLDER, signer="A. One")


def test_a_text_has_a_bound() -> None:
    sent = Act(cast("Desk", DESK), FormData({"section": "actors", "text": "x" * 200_001}))
    with pytest.raises(UsageError, match="200001 characters are too many"):
        edit(sent)


def test_a_copy_holds_the_casebook_and_nothing_hidden() -> None:
    packed = zipfile.ZipFile(BytesIO(bytes(casebook_zip(cast("Desk", DESK)).body)))
    names = set(packed.namelist())
    assert {f"sumy-2022/{file.name}" for file in FOLDER.glob("*.yml")} <= names
    assert not [name for name in names if "/." in name or name.startswith(("/", ".."))]
    assert set(ACTS) == {"entry", "entry-drop", "entry-undo"}
