"""Check and build the site, show it at a local address, and follow every edit."""

import argparse
import contextlib
import errno
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
from preview_guard import ANYWHERE, OWN
from preview_server import Pages, application, make_server

PREFIX = "portal-preview-"


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
        routes = {}  # prefix of addresses: who answers below it, see preview_server.py
        app = application(host, Pages(site, path).answer, routes)
        server = make_server(
            host, port, app, lambda: _follow(rebuild, data), lambda: _announce(url)
        )
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


def _announce(url):
    print(f"\n预览地址：{url}\n保存修改后页面自动更新；按 Ctrl-C 结束。\n", flush=True)


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
