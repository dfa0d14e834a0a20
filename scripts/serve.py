"""Check and build the site, show it at a local address, and follow every edit."""

import argparse
import contextlib
import errno
import ipaddress
import os
import socket
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import build
import place
import project
from command import Failure, Parser, run, say
from file_lock import locked

PREFIX = "portal-preview-"

OWN = ("127.0.0.1", "localhost", "::1")
"""Hosts that only this machine reaches."""

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
"""Hosts that mean every address of this machine, and the one to open here."""


def main():
    parser = Parser("检查数据、生成网站并在本机预览；保存修改后页面自动更新。按 Ctrl-C 结束。")
    project.add_data_option(parser)
    parser.add_argument(
        "--host", metavar="HOST", default="127.0.0.1", help="默认 127.0.0.1，只有本机能看"
    )
    parser.add_argument(
        "--port", metavar="PORT", type=_port, default=8000, help="默认 8000；被占用时用下一个空闲的"
    )
    options = parser.parse_args()
    project.enter()
    data = project.data_folder(options.data)
    build.require_good(data, preview=True)
    port = free_port(options.host, options.port)
    if port != options.port:
        say(f"端口 {options.port} 已被占用，改用 {port}。")
    if options.host not in OWN:
        say(f"注意：同一网络里的人都能打开 http://{options.host}:{port}/，看到还没有发布的内容。")
    remove_forsaken()
    with own_folder() as home:
        try:
            serve(home / "site", data, options.host, port)
        except KeyboardInterrupt:
            say("\n预览已结束。")
    return 0


@contextlib.contextmanager
def own_folder():
    """Yield a folder for the preview; it goes when the block ends, however that ends."""
    home = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = (home / place.LOCK).open("a+")
    locked(lock)
    try:
        yield home
    finally:
        lock.close()
        place.remove(home)


def remove_forsaken():
    """Remove the folders of previews that were killed: those with a lock that nobody holds."""
    for home in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
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


def serve(site, data, host, port):
    """Build into `site` and show it until Ctrl-C; Failure when the first build fails."""
    build.prepare(data)
    with build.reasons(verbose=False):
        config = build.load_config(strict=False)
    path = ("/" + urlsplit(config.site_url or "").path.strip("/")).rstrip("/") + "/"
    url = _address(host, port) + path

    def rebuild():
        build.build_into(site, serve_url=url, site_url=url)

    server = None
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        rebuild()
        server = _server(site, host, port, path, url, lambda: _follow(rebuild, data))
        for folder in (config.docs_dir, config.config_file_path, str(data), *config.watch):
            server.watch(folder)
        server = config.plugins.on_serve(server, config=config, builder=server.builder)
        server.serve()
    finally:
        if server:
            server.shutdown()
        config.plugins.on_shutdown()


def _follow(rebuild, data):
    """Build again after an edit. What goes wrong is said, never raised: the preview would answer
    no request until the next build that succeeds."""
    say("\n文件有改动。")
    try:
        build.require_good(data, preview=True)
        rebuild()
    except Failure as failure:
        say(f"{failure}\n预览仍是上次的网页；改好并保存后会自动更新。")
    except Exception as error:  # noqa: BLE001 - see above
        say(f"{build.told(error)}\n预览仍是上次的网页。")


def _server(site, host, port, path, url, rebuild):
    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        allow_reuse_address = os.name != "nt"  # there it would share the port with another server

        def server_activate(self):
            super().server_activate()
            print(f"\n预览地址：{url}\n保存修改后页面自动更新；按 Ctrl-C 结束。\n", flush=True)

        def serve_request(self, environ, start_response):
            refusal = refusal_of(environ, host)
            if refusal:
                start_response(refusal, [("Content-Type", "text/plain; charset=utf-8")])
                return [refusal.encode()]
            return super().serve_request(environ, start_response)

    server = Server(builder=rebuild, host=host, port=port, root=str(site), mount_path=path)
    server.error_handler = lambda code: _page(site / f"{code}.html")
    return server


def refusal_of(environ, host):
    """The status with which a request is turned away; '' for one that is answered.

    Another site that is open in the editor's browser can have its name lead here and would then read
    what is not published, so only our own names are answered to. On Windows a path with a drive or
    a backslash would leave the folder.
    """
    if environ.get("REQUEST_METHOD", "GET") not in ("GET", "HEAD"):
        return "405 Method Not Allowed"
    if not is_own(environ.get("HTTP_HOST", ""), host):
        return "421 Misdirected Request"
    if any(sign in environ.get("PATH_INFO", "") for sign in ("\\", ":", "\0")):
        return "404 Not Found"
    return ""


def is_own(asked, host):
    """Whether the name in a request is one that this server bears. One that listens everywhere also
    answers to any bare address, which no foreign name can lead to."""
    name = asked.rsplit(":", 1)[0] if asked.rpartition(":")[2].isdigit() else asked
    name = name.strip("[]").lower()
    if name in OWN or name == host.lower():
        return True
    if host not in ANYWHERE:
        return False
    if name == socket.gethostname().lower():
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _page(path):
    return path.read_bytes() if path.is_file() else None


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
