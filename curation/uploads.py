"""A file from somebody's disk, put where the readers find it: bounded, and as a folder
where it is a zip of one.

Nothing in an archive decides where anything is written: names are checked, then only
plain files are copied, byte by byte, up to a limit that the archive can't talk away.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from curation.kinds import RefusedError

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 10 * MEGABYTE
LARGEST_UNPACKED = 40 * MEGABYTE
MOST_FILES = 500
DEEPEST = 4
LONGEST_NAME = 150
CHUNK = 64 * 1024
ZIP_BEGINS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# What the desktops of this world put into an archive beside what it is for.
CLUTTER = ("__MACOSX", ".DS_Store", "Thumbs.db")
ENCRYPTED = 0x1
PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    data: bytes


@contextmanager
def on_disk(upload: Upload) -> Iterator[Path]:
    """Give the path of the file, or of the folder in it, for as long as it is read.

    Raises RefusedError for an archive that is broken, too large or up to something.
    """
    with TemporaryDirectory(prefix="hub-import-") as place:
        if upload.data.startswith(ZIP_BEGINS):
            yield _unpacked(upload, Path(place) / "unpacked")
        else:
            path = Path(place) / file_name(upload.name)
            path.write_bytes(upload.data)
            yield path


def file_name(name: str) -> str:
    """Return a name that is one, and no path, whatever the browser sent."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c for c in last if c.isalnum() or c in "-_. ").strip(". ")
    return kept[-LONGEST_NAME:] or "file"


def _unpacked(upload: Upload, folder: Path) -> Path:
    folder.mkdir()
    packed = folder.parent / "packed.zip"
    packed.write_bytes(upload.data)
    try:
        with zipfile.ZipFile(packed) as archive:
            _copy_all(archive, _entries(archive), folder)
    # What the library raises for files that are made up is wider than its name says.
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        OverflowError,
        RuntimeError,
        UnicodeDecodeError,
        ValueError,
        struct.error,
    ) as error:
        raise RefusedError(
            _("%(file)s is a broken archive. Pack the folder again as a plain zip.")
            % {"file": file_name(upload.name)}
        ) from error
    return _innermost(folder)


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the files to copy, or refuse the archive for one that is no plain file."""
    held = archive.infolist()
    if len(held) > MOST_FILES:
        raise RefusedError(
            _("The archive holds %(count)d files; the hub unpacks %(most)d at most.")
            % {"count": len(held), "most": MOST_FILES}
        )
    files = [each for each in held if not each.is_dir() and not _is_clutter(each)]
    for each in files:
        _check(each)
    names = [each.filename.casefold() for each in files]
    if len(set(names)) < len(names):
        raise RefusedError(_("The archive holds two files of the same name."))
    if sum(each.file_size for each in files) > LARGEST_UNPACKED:
        raise _too_large()
    return files


def _is_clutter(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return bool(parts) and (parts[0] in CLUTTER or parts[-1] in CLUTTER)


def _check(entry: zipfile.ZipInfo) -> None:
    name, path = entry.filename, PurePosixPath(entry.filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise RefusedError(_("The archive holds a link. Pack plain files and folders."))
    if entry.compress_type not in PLAIN:
        raise RefusedError(_("The archive is packed oddly. Pack it as a plain zip."))
    if entry.flag_bits & ENCRYPTED:
        raise RefusedError(_("The archive has a password. Pack it without one."))
    leads_out = path.is_absolute() or ".." in path.parts or ":" in path.parts[0]
    is_odd = "\\" in name or not name.isprintable() or len(name) > LONGEST_NAME
    if leads_out or is_odd or len(path.parts) > DEEPEST:
        raise RefusedError(
            _("The archive holds a file with a path that the hub doesn't follow.")
        )


def _too_large() -> RefusedError:
    return RefusedError(
        _("Unpacked, the archive is larger than %(most)d MB, the most the hub takes.")
        % {"most": LARGEST_UNPACKED // MEGABYTE}
    )


def _copy_all(
    archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo], folder: Path
) -> None:
    left = LARGEST_UNPACKED
    for entry in entries:
        target = folder.joinpath(*PurePosixPath(entry.filename).parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        left -= _copy(archive, entry, target, left)


def _copy(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int
) -> int:
    """Copy one file, counting what comes out: what the archive says may be a lie."""
    copied = 0
    with archive.open(entry) as source, target.open("xb") as out:
        while chunk := source.read(CHUNK):
            copied += len(chunk)
            if copied > most:
                raise _too_large()
            out.write(chunk)
    return copied


def _innermost(folder: Path) -> Path:
    """Return the folder that holds the files: most archives wrap them in one."""
    held = list(folder.iterdir())
    while len(held) == 1 and held[0].is_dir():
        folder = held[0]
        held = list(folder.iterdir())
    if len(held) == 1:
        return held[0]
    return folder
