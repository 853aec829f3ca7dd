"""Files that are there whole or not at all, and the SQLite file of a store as a backup.

A backup of SQLite has one table more, with the SHA-256 of all its rows, so that a byte that changed is found.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec

from ..stores import disk
from ..stores.base import StoreError

PART = ".part"
"""What the name of a file that is being written ends with."""
BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file."""
STAGE = "restoring"
"""The directory in a data directory where a restored file is made."""
OURS = {STAGE, "lock", "lost+found"}
"""What may stand in a data directory that is empty."""
MAGIC = b"SQLite format 3\0"


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A file to write to, for its owner only, which gets its name once it is whole and on the disk.

    Raises:
        StoreError: there is such a file, it can't be written, or another process is writing it.
    """
    part = path.with_name(path.name + PART)
    _free(path)
    try:
        lock = _locked(part)
        try:
            for name in BESIDE:
                part.with_name(part.name + name).unlink(missing_ok=True)
            try:
                yield part
                os.fsync(lock)
                _free(path)
                part.rename(path)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            sync(path.parent)
        finally:
            os.close(lock)
    except OSError as error:
        raise StoreError(f"{path} can't be written: {error.strerror}.") from None


def _free(path: Path) -> None:
    if path.exists():
        raise StoreError(f"{path} is there already: a backup replaces no file.")


def _locked(part: Path) -> int:
    """An empty file, locked. One that a killed process left is taken over."""
    while True:
        lock = os.open(part, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise StoreError(f"{part} is being written by another process.") from None
        with suppress(FileNotFoundError):
            if (
                os.stat(part).st_ino == os.fstat(lock).st_ino
            ):  # else it just got its name, and is no part any more
                os.fchmod(lock, 0o600)
                os.ftruncate(lock, 0)
                return lock
        os.close(lock)


def sync(directory: Path) -> None:
    """Has the names in a directory on the disk."""
    held = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def is_sqlite(path: Path) -> bool:
    """Whether a file is one of SQLite. Raises `StoreError`."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError as error:
        raise StoreError(f"{path} can't be read: {error.strerror}.") from None


# -------------------------------------------------------------------------------------------------- SQLite


def copy(source: Path, part: Path) -> None:
    """Makes `part`, an empty file, a backup of a store's file, as of one moment, whoever writes to it.

    Raises:
        StoreError: it can't be read or written.
    """
    try:
        with closing(disk.open_to_look(source)) as db:
            _vacuum(db, part)
        with closing(_own(part)) as db:
            db.execute("DROP TABLE IF EXISTS backup")
            total = digest(db)
            db.execute("CREATE TABLE backup (sha256 BLOB NOT NULL)")
            db.execute("INSERT INTO backup VALUES (?)", (total,))
    except sqlite3.Error as error:
        raise StoreError(f"{source} can't be backed up: {error}.") from None


def _vacuum(db: sqlite3.Connection, part: Path) -> None:
    db.execute("PRAGMA query_only = OFF")  # SQLite would not write to the other file either
    db.execute("VACUUM INTO ?", (str(part.absolute()),))
    db.execute("PRAGMA query_only = ON")


@contextmanager
def of_today(file: Path, db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """The connection, or one to a copy in which an older file has the tables of this version."""
    if disk.version_of(db) == len(disk.SCHEMA):
        yield db
        return
    with tempfile.TemporaryDirectory(prefix="samesky-") as place:
        part = Path(place) / disk.FILE
        try:
            _vacuum(db, part)
            with closing(_own(part)) as copied:
                disk.upgrade(copied)
                yield copied
        except sqlite3.Error as error:
            raise StoreError(f"{file} can't be read: {error}.") from None


def digest(db: sqlite3.Connection) -> bytes:
    """The SHA-256 of all rows, but for that of the backup itself."""
    total = hashlib.sha256()
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'backup' ORDER BY name"
    tables = [name for (name,) in db.execute(names)]
    db.text_factory = bytes  # what is damaged need not be text
    try:
        for name in tables:
            total.update(name.encode())
            for row in db.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - a name that stands in the file
                total.update(msgspec.msgpack.encode(row))
    finally:
        db.text_factory = str
    return total.digest()


def faults(db: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the file itself, a line each."""
    try:
        found = [row[0] for row in db.execute("PRAGMA integrity_check(100)")]
        if found != ["ok"]:
            yield f"the database is damaged: SQLite finds {len(found)} faults"
        has = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'backup'").fetchone()
        if has and db.execute("SELECT sha256 FROM backup").fetchall() != [(digest(db),)]:
            yield CHANGED
    except (sqlite3.Error, UnicodeDecodeError):
        yield "the database is damaged: SQLite can't read all of it"


CHANGED = "the file was changed since it was written, or something of it is missing"


def _own(file: Path) -> sqlite3.Connection:
    """A connection to a file that nobody else has, which is whole only when all was done."""
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA journal_mode = MEMORY")
    return db


# ------------------------------------------------------------------------------------------------ restoring


@contextmanager
def stage(data_dir: Path) -> Iterator[Path]:
    """A directory in which to make the file of a store, which `data_dir` has once it is whole and on the disk.

    Raises:
        StoreError: the data directory is not empty, can't be written, or is in use.
    """
    _empty(data_dir)
    lock = disk.claim(data_dir)
    made = data_dir / STAGE
    try:
        _empty(data_dir)
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(mode=0o700)
        try:
            yield made
            file = made / disk.FILE
            with file.open("rb") as written:
                os.fsync(written.fileno())
            if any(made.glob(f"{disk.FILE}-*")):
                raise StoreError(f"{file} was not finished.")
            file.rename(data_dir / disk.FILE)
            sync(data_dir)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"{data_dir} can't be written: {error.strerror}.") from None
    finally:
        os.close(lock)


def _empty(data_dir: Path) -> None:
    if data_dir.exists() and (not data_dir.is_dir() or {one.name for one in data_dir.iterdir()} - OURS):
        raise StoreError(f"{data_dir} is not an empty directory: nothing is restored over what is there.")


def put(backup: Path, made: Path) -> None:
    """Copies a backup of SQLite to where a store would have it."""
    file = made / disk.FILE
    os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    shutil.copyfile(backup, file)
    with closing(_own(file)) as db:
        db.execute("DROP TABLE IF EXISTS backup")
