"""The archive of an alarm: the same bytes each time, with every file listed."""

import io
import json
import zipfile

from tests.unit.exchange.evidence.made import evidence
from tocsin.exchange.evidence.archive import PACKAGE, archive


def test_the_same_evidence_gives_the_same_bytes() -> None:
    assert archive(evidence()) == archive(evidence())


def test_every_file_is_listed_with_its_digest() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(evidence()))) as packed:
        names = set(packed.namelist())
        package = json.loads(packed.read(PACKAGE))
        assert {(i.create_system, i.external_attr) for i in packed.infolist()} == {(3, 0o600 << 16)}
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    listed = {resource["path"] for resource in package["resources"]}
    assert names - listed == {PACKAGE, "datapackage-digest.json"}
    assert {"archive/captures.warc", "indexes/index.cdx", "pages/pages.jsonl"} <= listed
    assert (package["wacz_version"], package["description"]) == ("1.1.1", "TLP:AMBER")
