"""Every word of the window's code is in the translation, and the translation is whole."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from desktop_app.language.choosing import OWN_NAMES, translation_file

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
# No part of the window: made-up people for pictures, and what is printed to a terminal.
NOT_SHOWN = (
    "scenes", "staging", "screenshots", "smoke", "options", "__main__", "lifecycle", "instance",
    "screen",  # whoever has none reads it in a terminal
    "licenses",  # the names of fields in other packages
)  # fmt: skip
TRANSLATING = {"tr", "translate", "mark"}
# Calls whose words nobody sees: names for tests and style sheets, logs, keys of Qt.
UNSEEN = {
    "debug", "info", "warning", "error", "critical", "exception", "setObjectName", "setProperty",
    "getLogger", "Thread", "TypeVar", "property", "findChild", "findChildren", "invokeMethod",
    "import_module", "getattr", "compile", "strftime",
}  # fmt: skip
PROPER_NAMES = re.compile(r"Voxgate|Fusion|PNG|[A-Z]\w*Error")


@dataclass(frozen=True)
class Message:
    context: str
    source: str
    forms: tuple[str, ...]
    finished: bool
    plural: bool


def messages(file: Path) -> list[Message]:
    found = []
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            found.append(
                Message(
                    context.findtext("name") or "",
                    message.findtext("source") or "",
                    tuple(forms),
                    said.get("type") is None,
                    message.get("numerus") == "yes",
                )
            )
    return found


GERMAN = messages(TRANSLATIONS / "voxgate_de.ts")
ENGLISH = messages(TRANSLATIONS / "voxgate_en.ts")


def shown_sources() -> list[Path]:
    found = sorted((ROOT / "desktop_app").rglob("*.py"))
    return [path for path in found if not path.stem.startswith(NOT_SHOWN)]


def test_the_translation_holds_exactly_the_words_of_the_code(tmp_path: Path) -> None:
    script = ROOT / ".ci" / "update-translations"
    check = subprocess.run(
        [script, "--check"],
        env={"BIN": str(Path(sys.executable).parent), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert check.returncode == 0, (
        f"run .ci/update-translations and translate what is new\n{check.stdout}{check.stderr}"
    )


def test_every_word_is_translated() -> None:
    missing = [(one.context, one.source) for one in GERMAN + ENGLISH if not one.finished]
    assert not missing, missing
    empty = [one for one in GERMAN + ENGLISH if not all(form.strip() for form in one.forms)]
    assert not empty, empty


def test_german_says_something_else_than_english() -> None:
    """A source copied into the translation would look finished; some words are the same."""
    same = [one.source for one in GERMAN if one.forms == (one.source,)]
    words = [source for source in same if re.search(r"[a-z]{3,} [a-z]{3,}", source)]
    assert not words, words


def fields(words: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}|%n", words))


@pytest.mark.parametrize("table", [GERMAN, ENGLISH], ids=["de", "en"])
def test_translations_have_the_fields_of_their_source(table: list[Message]) -> None:
    for one in table:
        for number, form in enumerate(one.forms):
            wanted = fields(one.source)
            if one.plural and number == 0:  # "1 profile" may have the number in words
                assert fields(form) | {"%n"} == wanted, one
            else:
                assert fields(form) == wanted, one


def test_what_counts_is_a_plural() -> None:
    single = [one.source for one in GERMAN if "%n" in one.source and not one.plural]
    assert not single, f"use self.tr(words, '', n) or a method of Counted: {single}"


@pytest.mark.parametrize("language", sorted(OWN_NAMES))
def test_the_compiled_file_says_what_its_source_says(language: str) -> None:
    compiled = QTranslator()
    assert compiled.load(str(translation_file(language)))
    for one in messages(TRANSLATIONS / f"voxgate_{language}.ts"):
        for number, form in zip((1, 2), one.forms, strict=False):
            said = compiled.translate(one.context, one.source, None, number if one.plural else -1)
            assert said == form, one


# -- words that lupdate cannot see ------------------------------------------------------------


def called(node: ast.Call) -> str:
    name = node.func
    return name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")


def is_words(text: str) -> bool:
    text = PROPER_NAMES.sub("", text)
    return bool(re.search(r"[a-z]{2,}[,;:.]? [a-z]{2,}|^[A-Z][a-z]+", text))


class Literals(ast.NodeVisitor):
    """Collects the texts that look like words for people and pass through no translation."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self.broken: list[int] = []  # translating calls whose words are no literals

    def visit_Call(self, node: ast.Call) -> None:
        name = called(node)
        if name in TRANSLATING:
            words = node.args[: 1 if name == "tr" else 2]
            if words and isinstance(words[-1], ast.Attribute):
                return  # `say` gives what was marked elsewhere
            if not all(isinstance(one, ast.Constant) for one in words):
                self.broken.append(node.lineno)
            for other in node.args[len(words) :]:
                self.visit(other)
            return
        if name in UNSEEN:
            return
        self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        for inner in ast.walk(node):  # what is marked inside is looked at, the rest is for us
            if isinstance(inner, ast.Call) and called(inner) in TRANSLATING:
                self.visit_Call(inner)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str) and is_words(node.value):
            self.found.append((node.lineno, node.value))

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (*node.body, *node.args.defaults, *node.args.kw_defaults):
            if part is not None:
                self.visit(part)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """Types in quotes, keys of dictionaries: nothing of it is shown."""
        self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = [getattr(target, "id", "") for target in node.targets]
        if "__all__" not in names:
            self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        for value in node.values:
            self.visit(value)

    def visit_Compare(self, node: ast.Compare) -> None:
        pass  # compared with a word of the engine


def literals(path: Path) -> Literals:
    found = Literals()
    found.visit(ast.parse(path.read_text(encoding="utf-8")))
    return found


def untranslated() -> Iterator[str]:
    for path in shown_sources():
        for line, words in literals(path).found:
            if not re.fullmatch(ALLOWED.get(path.name, ""), words, re.DOTALL):
                yield f"{path.relative_to(ROOT)}:{line}: {words!r}"


# Words that are the same in every language, or that nobody reads in the window.
ALLOWED = {
    "choosing.py": r"English|Deutsch",  # each language calls itself so
    "menus.py": r"Ctrl\+\w?|Space|Left|Escape",  # keys; Qt says them in the language
    "faults.py": r"our own error.*|\); it is described in ",  # printed, when there is no window
    "autostart.py": r"\[Desktop Entry\].*",
    "last_run.py": r".*(Python error|fatal exception): ",  # in the log of a crash
    "session_bus.py": r"\w+",  # signals of the desktop
    "sleep_delay.py": r"Inhibit",  # what logind calls it
    "sightings.py": r"(SELECT|INSERT|CREATE) .*",
    "training.py": r"this cannot be read as audio; .*",  # said by engine_whys
    "clock_watch.py": r"sound late",
    "wizard.py": r" cannot happen in the step ",
    "det_plot.py": r"<.*",
    "meter_access.py": r"[A-Z]\w+",  # classes
}


def test_no_words_bypass_the_translation() -> None:
    found = list(untranslated())
    assert not found, "\n".join(found)


def test_the_words_of_a_translating_call_are_literals() -> None:
    broken = [f"{path}: {lines}" for path in shown_sources() if (lines := literals(path).broken)]
    assert not broken, broken


# -- one way to write a percentage ----------------------------------------------------------------

_SPACED = re.compile(r"[\d}][ \N{NO-BREAK SPACE}]%")
_UNSPACED = re.compile(r"[\d}]%|[\d}] %")


def test_a_percent_sign_stands_as_each_language_has_it() -> None:
    """English "0.8%"; German "0,8 %", with a space that breaks no line."""
    found = messages(TRANSLATIONS / "voxgate_de.ts")
    assert [one.source for one in found if _SPACED.search(one.source)] == []
    german = [form for one in found for form in one.forms]
    assert [form for form in german if _UNSPACED.search(form)] == []
    assert sum("%" in form for form in german) > 5, "the search looked at nothing"


def test_the_sign_is_written_in_one_place() -> None:
    """Elsewhere it stands only within sentences, after a figure that is part of them."""
    pattern = re.compile(r"""\}\s?%["' ]""")
    written = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "desktop_app").rglob("*.py"))
        if pattern.search(path.read_text("utf-8"))
    ]
    assert written == ["desktop_app/language/numbers.py"]
