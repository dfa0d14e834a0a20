"""Notices edits while a preview runs.

The system tells of them at once where it can (inotify and the like); beside that somebody goes round
now and then, for there are disks of which it tells nothing, as some that are shared with a virtual
machine.

Plain syntax, as in every file of this folder.
"""

import os
import threading

EDITS = ("created", "deleted", "modified", "moved")
"""Events that change something. That a file was opened or read is told as well."""

OF_PYTHON = "__pycache__"
"""Where the program itself writes while it runs."""

ROUNDS = 1.0
"""Seconds between two rounds beside what the system tells."""

ALONE = 0.2
"""The same where it tells nothing."""


class Edits:
    """The paths that changed since somebody last took them."""

    def __init__(self):
        self._paths = set()
        self._changed = threading.Condition()

    def came(self, paths):
        with self._changed:
            self._paths.update(paths)
            self._changed.notify_all()

    def taken(self):
        """What came since; from now on there is nothing."""
        with self._changed:
            paths, self._paths = self._paths, set()
        return paths

    def waiting(self):
        """Whether something came."""
        return bool(self._paths)

    def come_within(self, seconds, enough):
        """Whether something comes within some seconds, or before `enough()`, which is looked at
        whenever `stir()` is called."""
        with self._changed:
            self._changed.wait_for(lambda: self._paths or enough(), seconds)
        return self.waiting()

    def stir(self):
        with self._changed:
            self._changed.notify_all()


class _Handler:
    """A handler, as observers want one, that passes on what is an edit of a file, once `edits` know of it."""

    def __init__(self, edits, handler):
        self._edits, self._handler = edits, handler

    def dispatch(self, event):
        paths = {str(path) for path in (event.src_path, event.dest_path) if path}
        compiled = all(OF_PYTHON in path for path in paths)
        if event.is_directory or event.event_type not in EDITS or compiled:
            return
        self._edits.came(paths)
        self._handler.dispatch(event)


class Eyes:
    """An observer, as MkDocs' server wants one."""

    def __init__(self, edits):
        from watchdog.observers import Observer
        from watchdog.observers.polling import PollingObserver

        self._edits = edits
        self._told = Observer()
        self._rounds = PollingObserver(timeout=ROUNDS)
        self._watched = []

    def schedule(self, handler, path, recursive=True):
        watch = _Handler(self._edits, handler), path, recursive
        self._watched.append(watch)
        return watch

    def unschedule(self, watch):
        self._watched.remove(watch)

    def start(self):
        from watchdog.observers.polling import PollingObserver

        folders = [watch for watch in self._watched if os.path.isdir(watch[1])]
        try:
            _scheduled(self._told, folders).start()
        except Exception:  # noqa: BLE001 - no more of them than other programs have, or none at all
            self._told.stop()
            self._told = None
            self._rounds = PollingObserver(timeout=ALONE)
        _scheduled(self._rounds, self._watched).start()

    def stop(self):
        for observer in filter(None, (self._told, self._rounds)):
            observer.stop()

    def join(self):
        for observer in filter(None, (self._told, self._rounds)):
            if observer.is_alive():
                observer.join()


def _scheduled(observer, watches):
    for handler, path, recursive in watches:
        observer.schedule(handler, path, recursive=recursive)
    return observer
