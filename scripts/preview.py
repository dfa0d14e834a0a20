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
        """Sites that were built; a page of an older one loads itself anew."""
        self.maker = None
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
            self._version += 1
        return state

    def built(self, warnings=(), maker=None):
        """A new site stands; `warnings` are what MkDocs said of it. `maker` makes what is not written
        before anybody looks at it, as `maker.content(path below the site)`."""
        with self._changed:
            self.builds += 1
            self.maker = maker
            self._shown = self._state
            self._trouble, self._busy, self._warnings = None, False, list(warnings)
            self._version += 1

    def settle(self):
        """Reckon what is not published yet: after the site, for which somebody waits, and before
        anybody who only asks for the state would have to."""
        _ = self._state.pending
        with self._changed:
            self._settled = True
            self._version += 1

    def failed(self, text, problems=()):
        """No site was made: for a reason that is not in the data's files, or for one that came into
        them while it was being made."""
        data = check.shown(self.data)
        of_data = all(data in Path(problem.path).parents for problem in problems)
        title = f"{'数据' if of_data else '网页'}有 {len(problems)} 处问题"
        title = title if problems else "没有生成网页"
        with self._changed:
            self._trouble = {"title": title, "text": "" if problems else text}
            self._trouble["problems"] = list(problems)
            self._busy, self._settled = False, True
            self._version += 1

    # --- answers --------------------------------------------------------------------------------------

    def added(self):
        """What stands at the end of each page: a script and a style from here, as the site's rules
        for scripts want it."""
        return (
            f'<link rel="stylesheet" href="{PREFIX}preview.css">'
            f'<script type="module" src="{PREFIX}preview.js" data-build="{self.builds}"></script>'
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

    def _told(self, environ):
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        seen = asked.get("seen", [""])[0]
        page = asked.get("page", [""])[0]
        with self._changed:
            version = f"{self.builds}.{self._version}"
            if seen == version:
                return "204 No Content", [], b""
            if not is_this_machine(environ.get("REMOTE_ADDR", "")):
                return json_answer({"version": version, "build": self.builds})
            state, trouble, busy = self._state, self._trouble, self._busy
            shown, warnings = self._shown, self._warnings
            if not self._settled:
                if not busy:  # the rest in a moment
                    return json_answer({"version": version, "build": self.builds})
                state = shown
        told = {
            "version": version,
            "build": self.builds,
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
