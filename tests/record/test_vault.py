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
