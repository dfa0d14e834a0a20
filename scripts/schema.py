"""Write `data/schema/`, by which editors like VS Code complete, explain and mark the data."""

import project
from command import Parser, run, say


def main():
    parser = Parser(
        "按词表和程序重写 data/schema/：VS Code 等编辑器照它提示可选的值、说明字段、标出写错的地方。\n"
        "改了词表后，serve.py 和 publish.py 会自己重写；也可以随时运行本命令。"
    )
    project.add_data_option(parser)
    options = parser.parse_args()
    project.enter()
    written = refresh(project.data_folder(options.data), always=True)
    tell(written)
    if not written:
        say("data/schema/ 是最新的，没有改动。")
    return 0


def tell(written):
    """Say what was rewritten, if anything."""
    if written:
        say(f"按词表和程序更新了 data/schema/ 里的 {len(written)} 个文件，和数据一起提交。")


def refresh(data, always=False):
    """Rewrite what is not current and return the names; a folder without schemas stays without one
    unless `always`. Vocabularies that cannot be read leave everything as it is."""
    from portal.catalogue.vocabularies import vocabularies_of
    from portal.editing.reference.schema_files import FOLDER, write

    if not always and not (data / FOLDER).is_dir():
        return []
    vocabularies, problems = vocabularies_of(data)
    try:
        return [] if problems else write(data, vocabularies)
    except OSError:
        if always:
            raise
        return []  # a folder that is read only can be looked at all the same


if __name__ == "__main__":
    run(main)
