"""`make accuracy`: every table of the model card, as figures.json, Markdown and one HTML page.

Needs the extra `accuracy` and the development speech, which is not in this repository; see
docs/accuracy-laboratory.md.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.accuracy import attempts_card, digest, report
from benchmarks.accuracy.lab import Lab
from benchmarks.accuracy.parts import PARTS, TRAINS, comparison
from gmm_core.evaluation.bootstrap import DRAWS
from gmm_core.store.atomic import write_atomically

_QUICK_DRAWS = 50


def main() -> int:
    """Runs the chosen parts and writes what is known so far after each."""
    options = _options()
    if not (options.shared / "speech" / "utterances.csv").is_file():
        print(
            f"There is no speech in {options.shared}; name its folder: --shared DIR",
            file=sys.stderr,
        )
        return 2
    draws = options.draws or (_QUICK_DRAWS if options.quick else DRAWS)
    lab = Lab(options.shared, options.out, options.background, options.jobs, options.quick, draws)
    options.out.mkdir(parents=True, exist_ok=True)
    other = digest.file_digest(options.against) if options.against else ""
    code = digest.all_code(), lab.scoring_code
    key = digest.digest(*code, lab.bundle_digest, other, lab.quick, draws)
    work = _work(options, lab)
    # What earlier runs measured under the same key stays in the tables
    earlier = {name: lab.kept(name, key) for name in report.TITLES}
    found = {name: value for name, value in earlier.items() if value is not None}
    for name, measure in work.items():
        begun = time.monotonic()
        if name not in found:
            found[name] = measure()
            lab.keep(name, key, found[name])
        lab.tell(f"{name}: {time.monotonic() - begun:.0f} s")
        print(f"## {report.TITLES[name]}\n\n{report.markdown(name, found[name])}\n", flush=True)
        _write(lab, {title: found[title] for title in report.TITLES if title in found})
    return 0


def _work(options: argparse.Namespace, lab: Lab) -> dict[str, Callable[[], Any]]:
    """What to run, in order."""
    if options.against:
        other = replace(lab, bundle=options.against)
        return {"comparison": partial(comparison, lab, other)}
    names = options.only or [name for name in PARTS if not (lab.quick and name in TRAINS)]
    return {name: partial(PARTS[name], lab) for name in names}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make accuracy ARGS=...", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="speech and noise")
    parser.add_argument("--out", type=Path, default=Path("accuracy-report"), help="results")
    parser.add_argument("--background", type=Path, help="a bundle; default: the shipped one")
    parser.add_argument("--against", type=Path, help="another bundle: paired differences only")
    parser.add_argument("--only", type=_names, help=f"some of {','.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="few people: is all in working order?")
    parser.add_argument("--draws", type=int, help="of the bootstrap")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    return parser.parse_args()


def _names(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]} is no part; choose of {','.join(PARTS)}")
    return names


def _write(lab: Lab, found: Mapping[str, Mapping[str, Any]]) -> None:
    facts = {
        "Bundle": str(lab.bundle or "shipped"),
        "Fingerprint": f"{lab.background.fingerprint}, digest of the file {lab.bundle_digest}",
        "Extent": "quick: few people, no figure to quote" if lab.quick else "everything",
        "Bootstrap draws": str(lab.draws),
    }
    without_curves = {name: _without(part, "det") for name, part in found.items()}
    content = {"facts": facts, "parts": without_curves}
    _save(lab.out / "figures.json", json.dumps(content, indent=2, allow_nan=False) + "\n")
    _save(lab.out / "tables.md", report.document(found))
    _save(lab.out / "report.html", report.html(found, facts))
    if "attempts" in found and not lab.quick:
        path = lab.out / "model_figures.json"
        attempts_card.write_shipped(found["attempts"], lab.background.fingerprint, path)


def _without(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return {name: _without(one, key) for name, one in value.items() if name != key}
    return [_without(one, key) for one in value] if isinstance(value, list) else value


def _save(path: Path, text: str) -> None:
    write_atomically(path, text.encode())


if __name__ == "__main__":
    sys.exit(main())
