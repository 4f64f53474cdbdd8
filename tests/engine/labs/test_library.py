"""The labs of several folders: what cannot be read is named, the first of one id counts."""

from __future__ import annotations

from pathlib import Path

from labs_support import SMALL, spoiled

from engine.labs.library import Library


def test_labs_of_all_folders_and_what_is_none(tmp_path: Path) -> None:
    own, other, gone = tmp_path / "own", tmp_path / "other", tmp_path / "gone"
    own.mkdir()
    other.mkdir()
    first = own / "small.toml"
    first.write_text(SMALL, encoding="utf-8")
    (other / "copy.toml").write_text(SMALL, encoding="utf-8")
    (other / "broken.toml").write_text("id = ", encoding="utf-8")
    (other / "folder.toml").mkdir()
    (other / "notes.txt").write_text("no lab", encoding="utf-8")

    library = Library.of((own, other, gone))

    [lab] = library.labs
    assert library.named(lab.id) is lab
    assert library.named("no such lab") is None
    assert library.files == {lab.id: str(first)}, "the first of one id counts"
    assert library.of_folder(own) == (lab,)
    assert library.of_folder(other) == ()
    unusable = {Path(name).name: why for name, why in library.unusable}
    assert set(unusable) == {"gone", "broken.toml", "folder.toml"}
    assert unusable["folder.toml"] == "it is a folder, not a file"
    assert all(unusable.values())


def test_it_is_read_file_by_file(tmp_path: Path) -> None:
    """A window that goes on meanwhile hears how far it is."""
    for name in "ab":
        text = spoiled(old=f'id = "{SMALL_ID}"', new=f'id = "{SMALL_ID}-{name}"')
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    assert list(Library.reading((tmp_path,))) == [0.0, 0.5]


SMALL_ID = SMALL.split('id = "', 1)[1].split('"', 1)[0]
