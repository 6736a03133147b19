"""Reports of several kinds, written for the tests, from which entries of a casebook are proposed."""

import json
from pathlib import Path

REPORT = (
    "President Kassym-Jomart Tokayev said on Sunday that troops will leave Almaty. The Ministry "
    "of Energy denied a report by Reuters about the "
    "Ekibastuz power station. Journalist Peter Olsen wrote that Kazakhstan is calm. A "
    "passer-by, Nora Quill, walked her dog."
)
RUSSIAN = (
    "Президент Украины Владимир Зеленский заявил, что Министерство обороны России готовит "
    "провокацию. "
    "По словам пресс-секретаря Дмитрия Пескова, в Полтаве спокойно."
)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Steppe News</title><link>https://steppe.example</link>
<item><title>Minister visits</title><link>https://steppe.example/1</link><guid>1</guid>
<pubDate>Sun, 09 Jan 2022 10:00:00 GMT</pubDate>
<description>Energy Minister Bolat Serikbay visited Pavlodar on Sunday, the government said.
Supplies were stable across the region.</description>
</item></channel></rss>"""
PAGE = """<html><head><title>Quiet in Karaganda</title><meta property="og:site_name" content="Karaganda Herald"></head><body><article>
<h1>Quiet in Karaganda</h1><p>The mayor of Karaganda, Aron Belov, said on Monday that the city was quiet.
The police said that nobody was hurt in the night,
and that all roads were open again.</p></article></body></html>"""


def write_reports(folder: Path) -> Path:
    """Write the reports, one of them broken, into a new folder, and return it."""
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.jsonl").write_text(
        json.dumps(
            {"id": "b", "text": RUSSIAN, "source": "Daily Steppe", "published_at": "2022-03-01"}
        )
        + "\n"
        + json.dumps(
            {"id": "c", "text": RUSSIAN, "source": "Daily Steppe", "published_at": "2022-02-01"}
        )
        + "\n",
        encoding="utf-8",
    )
    (folder / "c.xml").write_text(FEED, encoding="utf-8")
    (folder / "d.html").write_text(PAGE, encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    return folder
