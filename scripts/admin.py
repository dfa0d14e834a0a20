"""The form in the preview: what its pages ask, answered by portal.editing.forms.forms. Served at `/admin/`
by `serve.py --admin`, to this machine alone; nothing of it is in a built site.

What changes files needs the word that stands in the page, another one each time the preview starts:
whatever else on this machine can reach the port does not know it.

Plain syntax, as in every file of this folder.
"""

import hmac
import secrets
from urllib.parse import parse_qs

import check
import project
from preview import ADMIN
from preview_server import BadRequest, address_of, file_answer, json_answer, json_of, missing

ASSETS = project.ROOT / "hooks" / "admin"
"""Outside the theme: what lies there is copied into every site."""

SHARED = {
    name: project.ROOT / "hooks" / "theme" / "assets" / name for name in ("dom.js", "tokens.css")
}
"""What it shares with the site, also while there is no site."""


class Admin:
    """Answers below `/admin/`. `data` is the data folder, `path` the address of the site."""

    def __init__(self, data, path):
        from portal.editing.forms.forms import Forms

        self.forms = Forms(check.shown(data))
        self.path = path
        self.more = "" if data == project.ROOT / "data" else f' --data "{check.shown(data)}"'
        self.token = secrets.token_urlsafe(24)
        self.looks = {
            "overview": lambda asked, now: self.forms.overview(now),
            "form": lambda asked, now: self.forms.form(_one(asked, "id"), now),
            "blank": lambda asked, now: self.forms.blank(now),
            "proposal": lambda asked, now: self.forms.proposal(
                _one(asked, "date"), _one(asked, "title"), _one(asked, "topic"), now
            ),
        }
        self.deeds = {"review": self.forms.review, "save": self._save}

    def answer(self, environ):
        """The handler of the route."""
        name = address_of(environ)[len(ADMIN) :]
        posted = environ.get("REQUEST_METHOD") == "POST"
        if name.startswith("api/"):
            return self._api(environ, name[len("api/") :], posted)
        if posted:
            return json_answer({"failure": "这个地址只能看"}, "405 Method Not Allowed")
        if not name:
            return self._page()
        path = SHARED.get(name, ASSETS / name)
        ours = "/" not in name and path.suffix in (".js", ".css")
        return ours and file_answer(path) or missing()

    def _page(self):
        status, headers, body = file_answer(ASSETS / "index.html")
        body = body.replace(b"{{ token }}", self.token.encode())
        return status, headers, body.replace(b"{{ site }}", self.path.encode())

    def _api(self, environ, name, posted):
        known = self.deeds if posted else self.looks
        if name not in known:
            other = name in self.deeds or name in self.looks
            return _refused("405 Method Not Allowed" if other else "404 Not Found", "没有这个地址")
        if posted and not hmac.compare_digest(
            environ.get("HTTP_X_PORTAL_TOKEN", "").encode(), self.token.encode()
        ):
            return _refused("403 Forbidden", "预览重新启动过，这一页是以前的：重新载入")
        try:
            asked = json_of(environ) if posted else parse_qs(environ.get("QUERY_STRING", ""))
        except BadRequest as error:
            return _refused("400 Bad Request", str(error))
        return self._done(known[name], asked)

    def _done(self, deed, asked):
        from portal.as_of import as_of
        from portal.editing.forms.form_file import ChangedMeanwhile, NotWritten
        from portal.editing.forms.form_target import NoSuchRecord
        from portal.editing.forms.form_values import NotAsked
        from portal.read.problem import Unreadable

        try:
            return json_answer(
                deed(asked, as_of({}))
            )  # what is written is of today, whatever is looked at
        except NotAsked:
            return _refused("400 Bad Request", "发来的内容和表单对不上：重新载入这一页")
        except NoSuchRecord as error:
            return json_answer({"missing": True, "list": error.in_list}, "404 Not Found")
        except ChangedMeanwhile:
            return _refused("409 Conflict", "别处改过这个文件")
        except NotWritten as error:
            return _refused("507 Insufficient Storage", f"没有写入：{error}。文件还是原来的样子")
        except Unreadable as error:
            told = {"unreadable": [str(problem) for problem in error.problems]}
            return json_answer(told, "422 Unprocessable Entity")

    def _save(self, sent, now):
        told = self.forms.save(sent, now)
        told["publish"] = f'python scripts/publish.py {told["id"]}{self.more} --note "一句话"'
        return told


def _one(asked, name):
    return asked.get(name, [""])[0]


def _refused(status, why):
    return json_answer({"failure": why}, status)
