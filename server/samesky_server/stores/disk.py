"""The directory of an embedded store: made, locked for one process, its SQLite file opened and up to date."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
from pathlib import Path

from .base import StoreError

FILE = "samesky.sqlite3"
BUSY = 2.0
"""Seconds to wait for a lock that another program (a backup, say) holds on the file."""
MAX_WAL = 64 * 2**20
"""Bytes to which the write-ahead log is cut back after a burst."""

SCHEMA = (
    # 1. Entries stand in their own table only: records are kept without them and get them back when read, so
    # that a body is written once and erased in one place. The same id may occur twice in a room (far apart).
    """
    CREATE TABLE records (room TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, at REAL NOT NULL,
        bytes BLOB NOT NULL, PRIMARY KEY (room, seq));
    CREATE INDEX records_id ON records (room, id, seq) WHERE id != '';
    CREATE INDEX records_at ON records (at);
    CREATE TABLE entries (room TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, id TEXT NOT NULL,
        bytes BLOB NOT NULL, PRIMARY KEY (room, seq, n));
    CREATE TABLE snapshots (room TEXT PRIMARY KEY, seq INTEGER NOT NULL, bytes BLOB NOT NULL);
    CREATE TABLE hints (room TEXT PRIMARY KEY, due REAL NOT NULL);
    CREATE INDEX hints_due ON hints (due);
    CREATE TABLE blobs (room TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL,
        PRIMARY KEY (room, name));
    CREATE TABLE keeps (name TEXT PRIMARY KEY, value BLOB NOT NULL);
    CREATE TABLE probe (bytes BLOB NOT NULL)
    """,
    # 2. Blobs end, have a size, and are pinned by entries. No version before this one put any.
    """
    DROP TABLE blobs;
    CREATE TABLE blobs (room TEXT NOT NULL, name TEXT NOT NULL, until REAL NOT NULL, size INTEGER NOT NULL,
        bytes BLOB NOT NULL, PRIMARY KEY (room, name));
    CREATE INDEX blobs_until ON blobs (until);
    CREATE TABLE pins (room TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (room, seq, n, name)) WITHOUT ROWID;
    CREATE INDEX pins_name ON pins (room, name)
    """,
)
"""The steps from an empty file to today's tables. Only ever added to; the file says how many it has seen."""


def claim(data_dir: Path) -> int:
    """Makes the directory, for its owner only, and locks it; returns the descriptor that holds the lock.

    Raises:
        StoreError: it can't be made or written, or another process has it.
    """
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(
            PermissionError
        ):  # a volume that is not ours; the files in it are 0600 anyway
            data_dir.chmod(0o700)
        lock = os.open(data_dir / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"The data directory {data_dir} can't be used: {error.strerror}.") from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise StoreError(f"The data directory {data_dir} is in use by another process.") from None
    except OSError as error:
        os.close(lock)
        raise StoreError(f"The data directory {data_dir} can't be locked: {error.strerror}.") from None
    return lock


def open_to_write(data_dir: Path, *, sync: bool = True) -> sqlite3.Connection:
    """A connection that writes, with this version's tables; a commit returns when it is on the disk.

    Args:
        data_dir: where the file is.
        sync: False: a commit returns when the system has it, which writes it to the disk when it likes.

    Raises:
        StoreError: the file can't be opened, is no SQLite file, or a newer version wrote it.
    """
    file = data_dir / FILE
    try:
        _touch(file)
        db = _connect(file)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{file} can't be opened: {error}.") from None
    try:
        version = version_of(db)
        if version > len(SCHEMA):
            raise newer(file, version)
        mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise StoreError(
                f"{file} can't be kept safely: the file system does not allow write-ahead logging."
            )
        db.execute(f"PRAGMA synchronous = {'FULL' if sync else 'OFF'}")
        db.execute("PRAGMA secure_delete = ON")
        db.execute(f"PRAGMA journal_size_limit = {MAX_WAL}")
        upgrade(db)
    except sqlite3.Error as error:
        db.close()
        raise StoreError(f"{file} can't be opened: {error}.") from None
    except StoreError:
        db.close()
        raise
    return db


def open_to_read(data_dir: Path) -> sqlite3.Connection:
    """A connection that only reads.

    Raises:
        StoreError: the file can't be opened.
    """
    try:
        db = _connect(data_dir / FILE)
        db.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise StoreError(f"{data_dir / FILE} can't be opened: {error}.") from None
    return db


def open_to_look(file: Path) -> sqlite3.Connection:
    """A connection that only reads, to a file that is there, whoever else has it open.

    Raises:
        StoreError: it can't be opened, is no SQLite file, or a newer version wrote it.
    """
    try:
        file.stat()
        where = f"{file.absolute().as_uri()}?mode=rw"
        db = sqlite3.connect(where, timeout=BUSY, isolation_level=None, check_same_thread=False, uri=True)
        try:
            db.execute("PRAGMA query_only = ON")
            version = version_of(db)
        except BaseException:
            db.close()
            raise
    except OSError as error:
        raise StoreError(f"{file} can't be opened: {error.strerror}.") from None
    except sqlite3.Error as error:
        raise StoreError(f"{file} can't be opened: {error}.") from None
    if version > len(SCHEMA):
        db.close()
        raise newer(file, version)
    return db


def newer(file: Path, version: int) -> StoreError:
    """What to say of a file that a newer version wrote."""
    return StoreError(
        f"{file} was written by a newer version (schema {version}; this one knows {len(SCHEMA)})."
    )


def truncate_wal(db: sqlite3.Connection) -> bool:
    """Empties the write-ahead log into the file, so that what was erased is gone from it too.

    Returns False when a reader is in the way.
    """
    busy: int = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return busy == 0


def _touch(file: Path) -> None:
    # SQLite would make it readable for all that the umask allows; its log and index files copy the mode.
    if not file.exists():
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        directory = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def _connect(file: Path) -> sqlite3.Connection:
    # Each connection is used by one thread at a time, but not by the one that made it.
    return sqlite3.connect(file, timeout=BUSY, isolation_level=None, check_same_thread=False)


def version_of(db: sqlite3.Connection) -> int:
    """Of how many steps of `SCHEMA` the tables are."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def upgrade(db: sqlite3.Connection) -> None:
    """Brings the tables to those of this version."""
    version = version_of(db)
    for number, script in enumerate(SCHEMA[version:], version + 1):
        db.execute("BEGIN IMMEDIATE")
        for statement in script.split(";"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {number}")
        db.execute("COMMIT")
