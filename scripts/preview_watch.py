"""Notices edits while a preview runs.

The system tells of them at once where it can (inotify and the like); beside that somebody goes round
now and then, for there are disks of which it tells nothing, as some that are shared with a virtual
machine.

Plain syntax, as in every file of this folder.
"""

import threading

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

EDITS = ("created", "deleted", "modified", "moved")
"""Events that change something. That a file was opened or read is told as well."""

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


class _Handler(FileSystemEventHandler):
    """Passes on what is an edit of a file, once `edits` know of it."""

    def __init__(self, edits, handler):
        self._edits, self._handler = edits, handler

    def dispatch(self, event):
        if event.is_directory or event.event_type not in EDITS:
            return
        self._edits.came({str(path) for path in (event.src_path, event.dest_path) if path})
        self._handler.dispatch(event)


class Eyes:
    """An observer, as MkDocs' server wants one."""

    def __init__(self, edits):
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
        try:
            self._scheduled(self._told).start()
        except OSError:  # none, or no more of them than other programs use already
            self._told = None
            self._rounds = PollingObserver(timeout=ALONE)
        self._scheduled(self._rounds).start()

    def _scheduled(self, observer):
        for handler, path, recursive in self._watched:
            observer.schedule(handler, path, recursive=recursive)
        return observer

    def stop(self):
        for observer in filter(None, (self._told, self._rounds)):
            observer.stop()

    def join(self):
        for observer in filter(None, (self._told, self._rounds)):
            if observer.is_alive():
                observer.join()
