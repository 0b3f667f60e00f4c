"""The guide and the README show pictures that exist, are small, and are those of real scenes."""

import re
from pathlib import Path

import pytest

from desktop_app.late_pages import PAGES
from desktop_app.scenes import SCENES

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
LARGEST_B, ALL_B = 150_000, 2_000_000
SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINKED = re.compile(r"\]\(#([^)]+)\)")


def shown_in(document: Path) -> dict[Path, str]:
    """Picture and its words for those who do not see it."""
    found = SHOWN.findall(document.read_text(encoding="utf-8"))
    return {(document.parent / place).resolve(): words for words, place in found}


@pytest.mark.parametrize("name", ["README.md", "docs/guide.md"])
def test_every_picture_is_there_and_has_words(name: str) -> None:
    shown = shown_in(ROOT / name)
    assert shown
    assert [path.name for path in shown if not path.is_file()] == []
    assert all(shown.values())


def test_pictures_are_small_drawn_by_the_program_and_used() -> None:
    pictures = sorted(PICTURES.glob("*"))
    sizes = {path.name: path.stat().st_size for path in pictures}
    assert {name: size for name, size in sizes.items() if size > LARGEST_B} == {}
    assert sum(sizes.values()) <= ALL_B
    drawn = {f"{scene.name}-{theme}.png" for scene in SCENES for theme in ("light", "dark")}
    assert sizes.keys() - drawn == set()
    used = {*shown_in(ROOT / "README.md"), *shown_in(ROOT / "docs" / "guide.md")}
    assert {path.resolve() for path in pictures} - used == set()


def test_the_guide_walks_through_every_page_and_its_links_lead_somewhere() -> None:
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", guide, re.MULTILINE)
    for _key, words, _icon in PAGES:
        assert any(heading.startswith(str(words)) for heading in headings), words
    anchors = {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}
    assert set(LINKED.findall(guide)) == anchors
