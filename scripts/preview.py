"""What the preview knows, as its pages ask for it: what is wrong, what is not published yet, which
file a page comes from, and whether there is a newer build. Served at `/__preview__/` and nowhere
else; nothing of it is in a built site.

Plain syntax, as in every file of this folder.
"""

import threading
from pathlib import Path
from urllib.parse import parse_qs, quote

import check
import project
from preview_guard import is_this_machine
from preview_server import address_of, file_answer, json_answer, missing

PREFIX = "/__preview__/"
"""Below it the preview answers about itself."""

ADMIN = "/admin/"
"""Where the form is, if it is served."""

ASSETS = project.ROOT / "hooks" / "preview"
"""Outside the theme: what lies there is copied into every site."""

HOLD = 20
"""Seconds after which whoever waits for something new is told that there is nothing."""

SHOWN = 200
"""Problems that a page lists; more help nobody."""

ENTRIES = 20
"""Entries of subscribers that a page shows."""

NAMED = 8
"""Ids that a command names."""

LINES = 60
"""Lines of one of them."""


class Preview:
    """What there is to know, changed by whoever follows the edits and read by those who ask.

    `data` is the data folder, `site` the folder of the last good site, `path` its address.
    """

    def __init__(self, data, site, path, has_form=False):
        self.data, self.site, self.path, self.has_form = data, site, path, has_form
        self.builds = 0
        """Sites that were built, or begun with one page; a page of an older one loads itself anew."""
        self.maker = None
        self.made = None
        """The portal of which a first page was shown and the rest is to be made."""
        self.stirred = lambda: None
        """Called when somebody asks for what has not been made yet."""
        self.is_patient = False
        """Whether those who ask may wait for an answer: each has a thread."""
        self._whole = 0  # the last of the builds that was not only begun
        self._first = None  # the page that was shown before the rest, with its content
        self._is_wanted = False  # whether somebody asked for anything else
        self.looked_at = ""
        self._touched_others = False  # whether anything but data changed since the last whole build
        self._version = 0
        self._changed = threading.Condition()
        self._busy = False
        self._settled = True  # whether what is not published yet has been reckoned
        self._state = None  # what was read last, good or not
        self._shown = None  # what was read when the site was built that is shown
        self._trouble = None
        self._warnings = []

    def read(self):
        """Read and check the data; return what was found (PreviewState). Raises what as_of raises."""
        from portal.as_of import as_of, looks_elsewhere
        from portal.editing.preview.preview_state import PreviewState

        state = PreviewState.of(check.shown(self.data), as_of(), looks_elsewhere())
        trouble = None
        if state.problems:
            trouble = {"title": f"数据有 {len(state.problems)} 处问题", "text": ""}
            trouble["problems"] = list(state.problems)
        with self._changed:
            self._state, self._trouble, self._busy = state, trouble, not trouble
            self._settled = bool(trouble)
            self._warnings = []
            self._told_all()
        return state

    def touch(self, paths):
        """What has changed, as somebody saw it."""
        from portal.data_layers import roots_of
        from portal.read.portal_settings import SETTINGS

        roots = roots_of(self.data.resolve())
        for path in map(Path, paths):
            of_data = any(root in path.resolve().parents for root in roots)
            self._touched_others |= not of_data or path.name == SETTINGS

    def show_first(self):
        """Show of the data that were read last the page that somebody looks at, before the rest of
        the site is made; whether there is such a page. What is wrong is told by the build."""
        self.made = None
        path = self.looked_at
        if not (self.maker and path) or self._touched_others:
            return False
        try:
            self.made, content = self.maker.first(self._state.opened, path)
        except Exception:  # noqa: BLE001 - the build meets it as well, and says what it is
            return False
        if content is None:
            return False
        with self._changed:
            self.builds += 1
            self._first, self._is_wanted = (path, content), False
            self._told_all()
        return True

    def is_wanted(self):
        """Whether somebody waits for the rest."""
        return self._is_wanted

    def asked(self, path):
        """Somebody asks for a file below the site: its content, where it was made first."""
        first = self._first
        if path.endswith(".html"):
            self.looked_at = path
        if first is None:
            return None
        if first[0] == path:
            return first[1]
        if path.endswith(".html"):
            self._want()
        return None

    def wait_for_all(self):
        """Wait until more is made than a first page, or cannot be."""
        if self._first is None:
            return
        self._want()
        with self._changed:
            self._changed.wait_for(lambda: self._first is None or self._trouble, HOLD)

    def _want(self):
        self._is_wanted = True
        self.stirred()

    def _told_all(self):
        """Those who wait are told that something is new."""
        self._version += 1
        self._changed.notify_all()

    def _build_of(self, path):
        """The number of the build that the page at a path below the site is of."""
        is_old = self._first is not None and self._first[0] != path
        return self._whole if is_old else self.builds

    def built(self, warnings=(), maker=None):
        """A new site stands; `warnings` are what MkDocs said of it. `maker` makes what is not written
        before anybody looks at it, as `maker.content(path below the site)`."""
        same = self._first is not None and maker.content(self._first[0]) == self._first[1]
        with self._changed:
            self.builds += 0 if same else 1
            self._whole, self._first, self.made = self.builds, None, None
            self._touched_others = False
            self.maker = maker
            self._shown = self._state
            self._trouble, self._busy, self._warnings = None, False, list(warnings)
            self._told_all()

    def settle(self):
        """Reckon what is not published yet: after the site, for which somebody waits, and before
        anybody who only asks for the state would have to."""
        _ = self._state.pending
        with self._changed:
            self._settled = True
            self._told_all()

    def failed(self, text, problems=()):
        """No site was made: for a reason that is not in the data's files, or for one that came into
        them while it was being made."""
        from portal.data_layers import roots_of

        roots = set(roots_of(check.shown(self.data)))
        of_data = all(roots.intersection(Path(problem.path).parents) for problem in problems)
        title = f"{'数据' if of_data else '网页'}有 {len(problems)} 处问题"
        title = title if problems else "没有生成网页"
        with self._changed:
            self._trouble = {"title": title, "text": "" if problems else text}
            self._trouble["problems"] = list(problems)
            self._busy, self._settled = False, True
            if self._first is not None:  # the last good site is the one before
                self.builds += 1
                self._whole, self._first = self.builds, None
            self._told_all()

    # --- answers --------------------------------------------------------------------------------------

    def added(self, path=""):
        """What stands at the end of the page at a path: a script and a style from here, as the site's
        rules for scripts want it."""
        return (
            f'<link rel="stylesheet" href="{PREFIX}preview.css">'
            f'<script type="module" src="{PREFIX}preview.js" data-build="{self._build_of(path)}"></script>'
        ).encode()

    def no_site(self):
        """The page while there is no site at all."""
        _, headers, body = file_answer(ASSETS / "no-site.html")
        return "503 Service Unavailable", headers, body

    def answer(self, environ):
        """The handler of the route."""
        name = address_of(environ)[len(PREFIX) :]
        if name == "state.json":
            return self._told(environ)
        if name in ("preview.js", "preview.css"):
            return file_answer(ASSETS / name)
        return missing()

    @property
    def _now(self):
        return f"{self.builds}.{self._version}"

    def _told(self, environ):
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        seen = asked.get("seen", [""])[0]
        page = asked.get("page", [""])[0]
        path = f"{page[len(self.path) :]}index.html" if page.startswith(self.path) else ""
        if path:
            self.looked_at = path
        with self._changed:
            if self.is_patient and "wait" in asked:
                self._changed.wait_for(lambda: seen != self._now, HOLD)
            version, build = self._now, self._build_of(path)
            if seen == version:
                return "204 No Content", [], b""
            if not is_this_machine(environ.get("REMOTE_ADDR", "")):
                return json_answer({"version": version, "build": build})
            state, trouble, busy = self._state, self._trouble, self._busy
            shown, warnings = self._shown, self._warnings
            if not self._settled:
                if not busy:  # the rest in a moment
                    return json_answer({"version": version, "build": build})
                state = shown
        told = {
            "version": version,
            "build": build,
            "busy": busy,
            "trouble": trouble and self._trouble_in_words(trouble),
            "warnings": warnings,
            "faults": [self.problem(one) for one in state.faults] if state else [],
            "pending": self._pending(state) if state else None,
            "marks": self._marks(shown),
            "page": self._page(page, state, shown),
        }
        return json_answer(told)

    def _trouble_in_words(self, trouble):
        problems = trouble["problems"]
        return {
            "title": trouble["title"],
            "text": trouble["text"],
            "problems": [self.problem(one) for one in problems[:SHOWN]],
            "more": max(0, len(problems) - SHOWN),
        }

    def problem(self, one):
        """A problem (or whatever has its fields) as a page shows it."""
        return {
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "field": one.field,
            "message": one.message,
            "hint": one.hint,
            "open": opening(one.path, one.line, one.column),
        }

    def _pending(self, state):
        pending = state.pending if not state.problems else None
        if not pending or not (pending.records or pending.refusal or state.obstacles):
            return None
        feeds = dict(pending.feeds)
        ids = [one.id for one in pending.records]
        return {
            "records": [self._record(one) for one in pending.records],
            "obstacles": [self.problem(one) for one in state.obstacles],
            "refusal": pending.refusal,
            "look": self._command([], ""),
            "command": self._command(ids, '--note "一句话"', bool(state.obstacles)),
            "minor": self._command(ids, "--minor", bool(state.obstacles)) if pending.minor else "",
            "entries": [
                {
                    "title": one.title,
                    "lines": list(one.lines[:LINES]),
                    "more": max(0, len(one.lines) - LINES),
                    "feeds": [
                        *({"id": id, "title": feeds[id]} for id in one.scopes),
                        *({"id": "", "title": words} for words in one.everywhere),
                    ],
                }
                for one in pending.entries[:ENTRIES]
            ],
            "more_entries": max(0, len(pending.entries) - ENTRIES),
        }

    def _command(self, ids, option, by_name=False):
        """The line to type. Whoever publishes everything need not name it all."""
        named = ids if by_name or len(ids) <= NAMED else []
        words = ["python scripts/publish.py", *named]
        if self.data != project.ROOT / "data":
            words.append(f'--data "{check.shown(self.data)}"')
        return " ".join(words + [option]).strip()

    def _record(self, record):
        return {
            "id": record.id,
            "path": record.path,
            "line": record.line,
            "open": opening(record.path, record.line),
            "parts": [self._part(part) for part in record.parts],
        }

    def _part(self, part):
        return {
            "id": part.id,
            "title": part.title,
            "url": self.path + part.url,
            "is_new": part.is_new,
            "changes": [
                {
                    "field": one.field,
                    "row": "" if one.row == part.title else one.row,
                    "old": one.old,
                    "new": one.new,
                }
                for one in part.changes
            ],
        }

    def _page(self, address, state, shown):
        """What is to be said of the page at an address, if it is that of a record or row: the file
        as it is now, and what was not published when the page was made."""
        if not address.startswith(self.path) or shown is None:
            return None
        url = address[len(self.path) :]
        origin = state.origin_of(url) or shown.origin_of(url)
        if origin is None:
            return None
        found = shown.pending_at(url)
        return {
            "id": origin.id,
            "path": origin.path,
            "file": str(Path(origin.path).resolve()),
            "line": origin.line,
            "open": opening(origin.path, origin.line),
            "edit": f"{ADMIN}#/edit/{origin.kind}/{origin.record}" if self.has_form else "",
            "pending": self._part(found[0]) if found else None,
            "command": self._command([origin.record], '--note "一句话"') if found else "",
        }

    def _marks(self, shown):
        """The addresses of all pages of which something is not published."""
        records = shown.pending.records if shown else ()
        return [self.path + part.url for record in records for part in record.parts]


def opening(path, line, column=1):
    """The address with which an editor's program opens a file at its line (Visual Studio Code)."""
    place = Path(path)
    if not place.suffix:
        return ""
    whole = place.resolve().as_posix()
    return f"vscode://file/{quote(whole.lstrip('/'), safe='/:')}:{line}:{column}"
