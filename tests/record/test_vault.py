"""The vault gives back what was put in, or says that it cannot."""

import os
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.errors import VaultError
from holdfire.record.vault import Vault


def only_file(folder: Path) -> Path:
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    return file


@given(data=st.binary(max_size=300) | st.binary(min_size=1, max_size=40).map(lambda part: part * 50))
def test_what_was_put_in_comes_back_under_its_sha256(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    vault = Vault(tmp_path_factory.mktemp("vault"))
    name = vault.put(data)
    assert name == sha256(data).hexdigest()
    assert vault.get(name) == data


def test_text_is_packed_noise_is_not_and_the_folder_is_the_first_two_digits(tmp_path: Path) -> None:
    text = Vault(tmp_path / "text")
    name = text.put(b"truce " * 1000)
    assert only_file(tmp_path / "text").relative_to(tmp_path / "text") == Path(name[:2]) / f"{name}.zlib"
    noise = os.urandom(1000)
    name = Vault(tmp_path / "noise").put(noise)
    assert only_file(tmp_path / "noise").name == name
    assert only_file(tmp_path / "noise").read_bytes() == noise


@pytest.mark.parametrize("data", [b"truce " * 1000, os.urandom(1000)], ids=["packed", "plain"])
def test_a_changed_byte_is_noticed_and_mended_when_the_bytes_come_again(tmp_path: Path, data: bytes) -> None:
    vault = Vault(tmp_path)
    name = vault.put(data)
    file = only_file(tmp_path)
    kept = bytearray(file.read_bytes())
    kept[len(kept) // 2] ^= 1
    file.write_bytes(kept)
    with pytest.raises(VaultError):
        vault.get(name)
    assert vault.put(data) == name
    assert vault.get(name) == data


def test_nobody_but_their_owner_reads_the_files(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    vault.put(b"truce")
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert file.stat().st_mode & 0o077 == 0


def test_a_file_cut_short_is_noticed(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    name = vault.put(b"truce " * 1000)
    file = only_file(tmp_path)
    file.write_bytes(file.read_bytes()[:-5])
    with pytest.raises(VaultError):
        vault.get(name)


def test_missing_bytes_and_names_that_are_no_sha256_are_refused(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match="is not in the vault"):
        Vault(tmp_path).get("0" * 64)
    with pytest.raises(VaultError, match="64 hexadecimal digits"):
        Vault(tmp_path).get("../../etc/passwd")


def test_a_write_that_fails_is_told_and_leaves_nothing_under_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left on device")

    vault, data = Vault(tmp_path), b"truce " * 1000
    with monkeypatch.context() as patched:
        patched.setattr("holdfire.record.vault.os.fsync", full)
        with pytest.raises(VaultError, match="no space left"):
            vault.put(data)
    with pytest.raises(VaultError, match="is not in the vault"):
        vault.get(sha256(data).hexdigest())


def test_putting_bytes_twice_writes_them_once(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    name = vault.put(b"truce")
    written = only_file(tmp_path).stat().st_mtime_ns
    assert vault.put(b"truce") == name
    assert only_file(tmp_path).stat().st_mtime_ns == written


def test_a_batch_is_in_its_place_when_it_is_settled_and_not_before(tmp_path: Path) -> None:
    vault = Vault(tmp_path)
    with vault.batch() as batch:
        names = [batch.put(data) for data in (b"one", b"two", b"one")]
        assert not any(vault.has(name) for name in names)
        batch.settle()
        assert all(vault.has(name) for name in names)
        last = batch.put(b"three")
    assert vault.get(last) == b"three"
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 3


def test_a_batch_that_ends_by_an_error_leaves_nothing_that_was_not_settled(tmp_path: Path) -> None:
    vault = Vault(tmp_path)

    def interrupted() -> None:
        with vault.batch() as batch:
            batch.put(b"one")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_every_file_of_a_batch_is_flushed_before_it_is_moved_into_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[str] = set()
    flush, move = os.fsync, Path.replace

    def noted(descriptor: int) -> None:
        flushed.add(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        flush(descriptor)

    def checked(part: Path, target: Path) -> Path:
        assert str(part) in flushed
        return move(part, target)

    monkeypatch.setattr("holdfire.record.vault.os.fsync", noted)
    monkeypatch.setattr(Path, "replace", checked)
    vault = Vault(tmp_path)
    with vault.batch() as batch:
        names = [batch.put(bytes([number])) for number in range(20)]
    folders = {str(tmp_path / name[:2]) for name in names}
    assert folders | {str(tmp_path)} <= flushed
