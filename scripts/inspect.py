"""Inspect a built site as an inspector would: see inspection.py. This file only has its name.

The name is that of a module of Python's own, and a script's folder comes first where Python looks
for modules: whoever says `import inspect` beside this file (dataclasses and asyncio do) comes here,
and is given the module that they meant.
"""


def _give_pythons_own():
    import os
    import sys
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    here = os.path.dirname(os.path.abspath(__file__))
    elsewhere = [one for one in sys.path if os.path.abspath(one) != here]
    spec = PathFinder.find_spec("inspect", elsewhere)
    module = sys.modules["inspect"] = module_from_spec(spec)
    spec.loader.exec_module(module)


if __name__ == "inspect":
    _give_pythons_own()
elif __name__ == "__main__":
    from command import run
    from inspection import main

    run(main)
