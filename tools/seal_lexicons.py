"""Write lexicons/checked.sha256: `python -m tools.seal_lexicons [--check]`.

The digest of lexicons in which `zhengming lexicon lint` finds no error. A start does not check them again.
"""

import argparse
import sys

from tools.made_file import add_check, settle
from zhengming.checker import lint as lint_folder
from zhengming.lexicon.problem import Level
from zhengming.lexicon.snapshot import SEAL, default_folder, digest_of


def main() -> int:
    """Seal the lexicons, unless they hold an error; with ``--check`` say whether they are sealed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    add_check(arguments)
    given = arguments.parse_args()
    folder = default_folder()
    files, problems = lint_folder(folder)
    if grave := [problem for problem in problems if problem.level is Level.ERROR]:
        sys.exit(f"{folder}: {len(grave)} errors; run `zhengming lexicon lint`")
    return settle(folder / SEAL, f"{digest_of(files)}\n", check=given.check)


if __name__ == "__main__":
    sys.exit(main())
