"""Digests that say whether a kept result still belongs to this code, this model and this list."""

import ast
import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_NOT_SCORING = ("cli", "evaluation", "store")  # of gmm_core: change no score
_SOUND = ("channels", "conditions", "engine", "noises", "rooms", "scores", "speech")


def digest(*parts: object) -> str:
    """16 hexadecimal digits of the parts' text."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def file_digest(path: Path) -> str:
    """Of its bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def scoring_code() -> str:
    """Of every source that can change a score."""
    engine = ROOT / "gmm_core"
    sources = [
        path
        for path in engine.rglob("*.py")
        if path.relative_to(engine).parts[0] not in _NOT_SCORING
    ]
    sources += [ROOT / "benchmarks" / "accuracy" / f"{name}.py" for name in _SOUND]
    return _code(sources)


def all_code() -> str:
    """Of the engine and of the laboratory, so also of what is computed from scores."""
    folders = (ROOT / "gmm_core", ROOT / "benchmarks" / "accuracy")
    return _code(path for folder in folders for path in folder.rglob("*.py"))


def _code(paths: Iterable[Path]) -> str:
    return digest(*((path.name, meaning(path.read_text("utf-8"))) for path in sorted(paths)))


def meaning(source: str) -> str:
    """The program without comments, docstrings and layout: a better comment costs no hour."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:]
    return ast.dump(tree)
