"""Check and build the site, show it at a local address, and follow every edit."""

import argparse
import contextlib
import errno
import gc
import logging
import os
import socket
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import build
import check
import place
import project
import schema
from admin import Admin
from command import Failure, Parser, run, say
from file_lock import locked
from preview import ADMIN, PREFIX, Preview
from preview_guard import ANYWHERE, OWN
from preview_server import Pages, application, make_server
from preview_watch import Edits

HOME = "portal-preview-"
"""What the names of the folders begin with in which previews are built."""

REST = 0.6
"""Seconds that the rest of a site waits after the page that somebody looks at: who writes goes on
writing, and the next edit is to be seen as soon as this one."""

SHOWN = 10
"""Unpublished edits that the terminal names."""


def main():
    parser = Parser("检查数据、生成网站并在本机预览；保存修改后页面自动更新。按 Ctrl-C 结束。")
    project.add_data_option(parser)
    parser.add_argument(
        "--host", metavar="HOST", default="127.0.0.1", help="默认 127.0.0.1，只有本机能看"
    )
    parser.add_argument(
        "--port", metavar="PORT", type=_port, default=8000, help="默认 8000；被占用时用下一个空闲的"
    )
    parser.add_argument(
        "--admin",
        action="store_true",
        help="在 /admin/ 开一个表单：写动态，改一条记录的日期和文字；只有本机能用",
    )
    options = parser.parse_args()
    if options.admin and options.host not in OWN:
        raise Failure("--admin 会改文件，只给本机用：不要同时写 --host。")
    project.enter()
    data = project.data_folder(options.data)
    port = free_port(options.host, options.port)
    if port != options.port:
        say(f"端口 {options.port} 已被占用，改用 {port}。")
    if options.host not in OWN:
        say(f"注意：同一网络里的人都能打开 http://{options.host}:{port}/，看到还没有发布的内容。")
    remove_forsaken()
    with own_folder() as home:
        try:
            serve(home / "site", data, options.host, port, options.admin)
        except KeyboardInterrupt:
            say("\n预览已结束。")
    return 0


@contextlib.contextmanager
def own_folder():
    """Yield a folder for the preview; it goes when the block ends, however that ends."""
    home = Path(tempfile.mkdtemp(prefix=HOME))
    lock = (home / place.LOCK).open("a+")
    locked(lock)
    try:
        yield home
    finally:
        lock.close()
        place.remove(home)


def remove_forsaken():
    """Remove the folders of previews that were killed: those with a lock that nobody holds."""
    for home in Path(tempfile.gettempdir()).glob(HOME + "*"):
        try:
            if not (home / place.LOCK).is_file() or home.is_symlink():
                continue
            with (home / place.LOCK).open("r+") as lock:
                forsaken = locked(lock)
        except OSError:
            continue  # another user's
        if forsaken:
            place.remove(home)


def free_port(host, wanted):
    """Return the first port from `wanted` on that nobody listens at; Failure when there is none."""
    for port in range(wanted, min(wanted + 100, 65536)):
        try:
            _try_port(host, port)
            return port
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Failure(
                    f"不能在 {host}:{port} 提供预览：{error.strerror or error}。"
                ) from None
    raise Failure(f"从 {wanted} 起没有空闲的端口，请用 --port 另选。")


def serve(site, data, host, port, with_form=False):
    """Build into `site` and show it until Ctrl-C, the form beside it if wanted. While nothing can be
    built, the pages say why."""
    from portal.data_layers import roots_of

    _require_moment()
    build.prepare(data)
    with build.reasons(verbose=False):
        config = build.load_config(strict=False)
    path = ("/" + urlsplit(config.site_url or "").path.strip("/")).rstrip("/") + "/"
    url = _address(host, port) + path
    routes = {}  # prefix of addresses: who answers below it, see preview_server.py
    if with_form:
        routes[ADMIN] = Admin(data, path).answer
    preview = Preview(data, site, path, has_form=ADMIN in routes)
    routes[PREFIX] = preview.answer

    edits = Edits()
    preview.stirred = edits.stir
    preview.is_patient = True  # each question has a thread of its own

    def rebuild(opened):
        made, old = preview.made, edits.waiting
        return build.build_into(
            site, serve_url=url, site_url=url, opened=opened, made=made, is_old=old
        )

    def follow():
        follow_edits(preview, rebuild, edits)

    data_paths = [str(folder) for folder in roots_of(data)]
    server = None
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        follow()
        app = application(host, Pages(preview).answer, routes, open_to_all=(PREFIX,))
        server = make_server(
            host,
            port,
            app,
            lambda: _again(follow),
            lambda: _announce(url, f"{_address(host, port)}{ADMIN}" if with_form else ""),
            edits,
        )
        for folder in (config.docs_dir, config.config_file_path, *data_paths, *config.watch):
            server.watch(folder)
        server = config.plugins.on_serve(server, config=config, builder=server.builder)
        server.serve()
    finally:
        if server:
            server.shutdown()
        config.plugins.on_shutdown()


def follow_edits(preview, rebuild, edits=None):
    """Read the data again and build again; first of all the page that somebody looks at. What goes
    wrong is said, here and on the pages, and never raised: nobody would hear of it before the next
    edit. When that comes (`edits`), what is left of this one is left to it."""
    said = []
    swept = gc.isenabled()
    gc.disable()  # nothing of a site that is being made is garbage
    try:
        preview.touch(edits.taken() if edits else ())
        schema.tell(schema.refresh(preview.data))
        with check.parsed_before(preview.data) if not preview.builds else contextlib.nullcontext():
            state = preview.read()
        if not is_good(state, preview.data):
            say(_left(preview))
            return
        if preview.show_first() and edits and edits.come_within(REST, preview.is_wanted):
            return
        with heard(said):
            maker = rebuild(state.opened)
        warned = [text for level, text in said if level < logging.ERROR]
        preview.built([*warned, *map(str, state.opened.remarks)], maker)
        if not (edits and edits.waiting()):
            preview.settle()
    except build.Superseded:
        return
    except Failure as failure:
        errors = "\n".join(text for level, text in said if level >= logging.ERROR)
        preview.failed(errors or str(failure), problems_behind(failure))
        say(f"{failure}\n{_left(preview)}")
    except Exception as error:  # noqa: BLE001 - see above
        text = build.told(error)
        preview.failed(text)
        say(f"{text}\n{_left(preview)}")
    finally:
        if swept:
            gc.enable()


def is_good(state, data):
    """Whether a site can be made of what was read; print what is wrong, and what only a preview
    shows."""
    if state.problems:
        check.report(state.problems, data)
        return False
    for fault in state.faults:
        say(str(fault))
    check.tell_remarks(state.opened)
    unpublished = state.opened.unpublished
    if unpublished:
        say(f"有 {len(unpublished)} 处改动还没有发布，只在预览里看得到：")
        for problem in unpublished[:SHOWN]:
            say(f"  {problem}")
    return True


@contextlib.contextmanager
def heard(said):
    """Add to a list what MkDocs warns of meanwhile, as (level, text)."""

    class Listener(logging.Handler):
        def emit(self, record):
            said.append((record.levelno, build.words_of_mkdocs(record)))

    listener = Listener(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)


def problems_behind(failure):
    """The problems with file and line for which a build failed; none where it was something else."""
    from portal.portal import DataProblems

    error = failure
    while error is not None and not isinstance(error, DataProblems):
        error = error.__context__
    return error.problems if error else []


def _again(follow):
    say("\n文件有改动。")
    follow()


def _left(preview):
    if preview.builds:
        return "预览仍是上次的网页；改好并保存后会自动更新。"
    return "还没有网页可看；改好并保存后会自动生成。"


def _require_moment():
    from portal.as_of import BadAsOf, as_of

    try:
        as_of()
    except BadAsOf as error:
        raise Failure(str(error)) from None


def _announce(url, form):
    form = f"表单：{form}\n" if form else ""
    print(f"\n预览地址：{url}\n{form}保存修改后页面自动更新；按 Ctrl-C 结束。\n", flush=True)


def _address(host, port):
    shown = ANYWHERE.get(host, host)
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def _try_port(host, port):
    """Raise OSError when nobody can listen at the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _port(text):
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"端口应为 1 到 65535 的整数，不能写 {text}")


if __name__ == "__main__":
    run(main)
