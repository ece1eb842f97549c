"""The folders import only in the directions that ARCHITECTURE.md draws."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {"corpus": set(), "ingest": {"corpus"}, "index": {"corpus"}, "search_app": {"corpus", "ingest", "index"}}


def imported_packages(source: Path) -> set[str]:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level == 0]
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_a_package_imports_only_what_stands_before_it(package: str) -> None:
    sources = sorted((ROOT / package).rglob("*.py"))
    assert sources
    forbidden = set(ALLOWED) - ALLOWED[package] - {package}
    wrong = {
        str(source.relative_to(ROOT)): found for source in sources if (found := imported_packages(source) & forbidden)
    }
    assert wrong == {}
