"""The array file: exact, deterministic, and closed to everything hostile."""

import io
import json
import pickle
import random
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

from gmm_core.errors import BundleDamaged, OutputUnwritable
from gmm_core.store.container import read_container, write_container

KIND = "voxgate-test"
ARRAYS = {
    "means": np.arange(12, dtype=np.float32).reshape(3, 4),
    "empty": np.zeros((0, 4)),
    "counts": np.array([1, 2, 3], np.int64),
}
CONTENT = {"recipe": {"seed": 1}, "licence": "CC BY 4.0, Zürich"}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.npz"
    write_container(path, KIND, 1, CONTENT, ARRAYS)
    return path


def npy(array: np.ndarray, allow_pickle: bool = False) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, array, version=(1, 0), allow_pickle=allow_pickle)
    return buffer.getvalue()


def header_of(path: Path) -> dict:
    with zipfile.ZipFile(path) as archive:
        raw = np.lib.format.read_array(io.BytesIO(archive.read("header.npy")))
    return json.loads(raw.tobytes())


def forged(path: Path, change, compression: int = zipfile.ZIP_STORED) -> Path:
    """A copy of the file whose members `change` may replace, as a skilled attacker would."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    out = path.with_name("forged.npz")
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out


def with_header(path: Path, change) -> Path:
    header = header_of(path)
    change(header)
    text = json.dumps(header).encode()
    return forged(path, lambda m: m.update({"header.npy": npy(np.frombuffer(text, np.uint8))}))


def refusal(path: Path) -> str:
    with pytest.raises(BundleDamaged) as caught:
        read_container(path, KIND, 1)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert str(path) in sentence
    return sentence


def test_what_was_written_comes_back(good: Path) -> None:
    content, arrays = read_container(good, KIND, 1)
    assert content == CONTENT
    assert set(arrays) == set(ARRAYS)
    for name, array in ARRAYS.items():
        assert arrays[name].dtype == array.dtype
        assert np.array_equal(arrays[name], array)
        assert not arrays[name].flags.writeable


def test_numpy_itself_reads_it_without_pickle(good: Path) -> None:
    with np.load(good, allow_pickle=False) as loaded:
        assert np.array_equal(loaded["means"], ARRAYS["means"])


def test_same_content_same_bytes(tmp_path: Path, good: Path) -> None:
    again = tmp_path / "again.npz"
    write_container(again, KIND, 1, CONTENT, dict(reversed(ARRAYS.items())))
    assert again.read_bytes() == good.read_bytes()


def test_big_endian_and_strided_arrays_are_stored_alike(tmp_path: Path) -> None:
    plain, odd = tmp_path / "a.npz", tmp_path / "b.npz"
    values = np.arange(6, dtype="<f4").reshape(2, 3)
    write_container(plain, KIND, 1, {}, {"x": values})
    write_container(odd, KIND, 1, {}, {"x": np.asfortranarray(values).astype(">f4")})
    assert plain.read_bytes() == odd.read_bytes()


def test_objects_are_never_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="choose one of"):
        write_container(tmp_path / "x.npz", KIND, 1, {}, {"x": np.array([{}], object)})


def test_missing_empty_text_and_truncated(tmp_path: Path, good: Path) -> None:
    assert "no such file" in refusal(tmp_path / "gone.npz")
    (tmp_path / "empty.npz").write_bytes(b"")
    refusal(tmp_path / "empty.npz")
    (tmp_path / "text.npz").write_text("hello\n" * 100)
    refusal(tmp_path / "text.npz")
    whole = good.read_bytes()
    for share in (0.1, 0.5, 0.99):
        cut = tmp_path / "cut.npz"
        cut.write_bytes(whole[: int(len(whole) * share)])
        refusal(cut)
    refusal(tmp_path)  # a folder


def test_another_kind_and_a_newer_format(good: Path) -> None:
    with pytest.raises(BundleDamaged, match="not a voxgate-other"):
        read_container(good, "voxgate-other", 1)
    newer = with_header(good, lambda header: header.update(version=2))
    assert "update Voxgate" in refusal(newer)
    refusal(with_header(good, lambda header: header.update(version=0)))
    refusal(with_header(good, lambda header: header.update(version="1")))


def test_a_flipped_bit_in_an_array_is_found_by_its_checksum(good: Path) -> None:
    changed = ARRAYS["means"].copy()
    changed[1, 2] += 1
    assert "checksum" in refusal(forged(good, lambda m: m.update({"means.npy": npy(changed)})))


def test_not_finite_numbers_are_refused_even_with_a_right_checksum(tmp_path: Path) -> None:
    path = tmp_path / "nan.npz"
    write_container(path, KIND, 1, {}, {"x": np.array([1.0, np.nan])})
    assert "not numbers" in refusal(path)


class Bomb:
    def __reduce__(self):
        return (Path.touch, (Path("owned"),))


def test_a_pickle_inside_is_not_run(tmp_path: Path, good: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    payload = npy(np.array([Bomb()], object), allow_pickle=True)
    refusal(forged(good, lambda m: m.update({"means.npy": payload})))
    (tmp_path / "raw.npz").write_bytes(pickle.dumps(Bomb()))
    refusal(tmp_path / "raw.npz")
    assert not (tmp_path / "owned").exists()


def test_a_compressed_bomb_is_refused_before_it_unfolds(good: Path) -> None:
    bomb = npy(np.zeros(50_000_000, np.uint8))
    out = forged(good, lambda m: m.update({"means.npy": bomb}), zipfile.ZIP_DEFLATED)
    assert "compressed" in refusal(out)


def test_a_shape_that_lies_takes_no_memory(good: Path) -> None:
    for shape in ("(1000000000000, 4)", "(-3, -4)", "(3, 5)"):
        head = f"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}".encode()
        head += b" " * ((-len(head) - 11) % 64) + b"\n"
        lie = b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head + b"\0" * 48
        refusal(forged(good, lambda m, lie=lie: m.update({"means.npy": lie})))


def test_extra_missing_and_doubled_parts(good: Path) -> None:
    assert "parts" in refusal(forged(good, lambda m: m.update({"more.npy": npy(np.zeros(1))})))
    assert "parts" in refusal(forged(good, lambda m: m.pop("means.npy")))
    assert "header" in refusal(forged(good, lambda m: m.pop("header.npy")))
    assert "one name" in refusal(forged(good, lambda m: m.update({"means": b"x"})))


@pytest.mark.parametrize("text", ["[1]", "{", "[" * 100_000, '{"format": NaN}', "\xff"])
def test_headers_that_are_no_headers(good: Path, text: str) -> None:
    raw = npy(np.frombuffer(text.encode("latin-1"), np.uint8))
    refusal(forged(good, lambda m: m.update({"header.npy": raw})))


def test_any_damaged_byte_is_one_sentence_or_harmless(tmp_path: Path, good: Path) -> None:
    whole = good.read_bytes()
    generator = random.Random(1)
    path = tmp_path / "fuzzed.npz"
    refused = 0
    for _ in range(600):
        data = bytearray(whole)
        for _ in range(generator.randint(1, 4)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        path.write_bytes(data)
        try:
            _, arrays = read_container(path, KIND, 1)
        except BundleDamaged:
            refused += 1
        else:  # it hit a byte that says nothing, such as a time stamp
            assert all(np.array_equal(arrays[name], ARRAYS[name]) for name in ARRAYS)
    assert refused > 400


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, good: Path, monkeypatch) -> None:
    before = good.read_bytes()

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OutputUnwritable, match="No space left"):
        write_container(good, KIND, 1, {}, {"x": np.zeros(3)})
    assert good.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["good.npz"]
    monkeypatch.undo()
    with pytest.raises(OutputUnwritable, match="choose another place"):
        write_container(tmp_path / "no" / "x.npz", KIND, 1, {}, {})
