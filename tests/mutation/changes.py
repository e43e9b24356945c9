"""The small changes a test should notice: one comparison, sign, number, condition or answer of a source, and no more.

What says nothing of behaviour (annotations, `__all__`, how a dataclass is made, `strict=` of a zip) stays as it is.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

ORDER: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
"""An order is moved to the other side of its boundary, and turned round."""

SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}
LARGE = 10
"""From here on a number is a measure, which is doubled and halved, not a count that is one too many or too few."""
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Change:
    """One change: the line, the function (or "module") and the code it stands in, before and after, and the source."""

    line: int
    where: str
    before: str
    after: str
    source: str

    @property
    def name(self) -> str:
        """What it goes by in a report, and wherever it is judged: without a line, so that it survives edits."""
        return f"{self.where}: {self.before} -> {self.after}"


def changes(source: str) -> list[Change]:
    """Every change of `source`, in the order of its lines."""
    tree = ast.parse(source)
    found = [_change(tree, path, where, new) for path, where in _places(tree) for new in _instead(_at(tree, path))]
    return sorted(found, key=lambda change: (change.line, change.name))


Path = tuple[tuple[str, int | None], ...]
"""The way from the tree to a node: fields, and the place in a field that is a list."""


def _places(tree: ast.Module) -> Iterator[tuple[Path, str]]:
    """Every node that may be changed, and the function it stands in."""

    def walk(node: ast.AST, path: Path, where: str) -> Iterator[tuple[Path, str]]:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            where = node.name if where == "module" else f"{where}.{node.name}"
        yield path, where
        for field, value in ast.iter_fields(node):
            if not _says_behaviour(node, field):
                continue
            for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if isinstance(child, ast.AST):
                    yield from walk(child, (*path, (field, place)), where)

    return walk(tree, (), "module")


def _says_behaviour(node: ast.AST, field: str) -> bool:
    if isinstance(node, ast.ClassDef) and field == "decorator_list":
        return False
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
        return False
    if isinstance(node, ast.keyword) and node.arg == "strict":
        return False
    return field not in ("annotation", "returns")


def _instead(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in place of a node."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            for other in ORDER[type(operator)]:
                yield _with(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
    elif isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.BinOp) and type(node.op) in SIGNS:
        yield _with(node, op=SIGNS[type(node.op)]())
    elif isinstance(node, ast.Constant):
        yield from map(ast.Constant, _other_values(node.value))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Name) and node.id in NAMES:
        yield _with(node, id=NAMES[node.id])
    elif isinstance(node, ast.Return) and node.value and not _says_no(node.value):
        yield _with(node, value=ast.Constant(None))
    elif isinstance(node, ast.If) and not isinstance(node.body[0], ast.Pass):
        yield _with(node, body=[ast.Pass()])
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield _with(node, ifs=[])


def _says_no(node: ast.AST) -> bool:
    """Whether a value is taken for no where it is asked, as None is: `return False` has its own change, to True."""
    return isinstance(node, ast.Constant) and not node.value


def _other_values(value: object) -> list[object]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value * 2, value // 2] if value >= LARGE else [value + 1, value - 1]
    return [value * 2, value / 2] if isinstance(value, float) and value else [1.0] if isinstance(value, float) else []


def _with(node: ast.AST, **fields: object) -> ast.AST:
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _at(tree: ast.AST, path: Path) -> ast.AST:
    for field, place in path:
        value = getattr(tree, field)
        tree = value if place is None else value[place]
    return tree


def _change(tree: ast.Module, path: Path, where: str, new: ast.AST) -> Change:
    changed = copy.deepcopy(tree)
    parent, (field, place) = _at(changed, path[:-1]), path[-1]
    if place is None:
        setattr(parent, field, new)
    else:
        getattr(parent, field)[place] = new
    above = [_at(tree, path[:size]) for size in range(len(path), 0, -1)]
    line = next(node.lineno for node in above if isinstance(node, ast.stmt | ast.expr))
    before, after = (_told(whole, path[: _shown(tree, path)], path) for whole in (tree, changed))
    return Change(line, where, before, after, ast.unparse(ast.fix_missing_locations(changed)))


def _shown(tree: ast.Module, path: Path) -> int:
    """How far up the tree a change is told: a number or a name says little without what it stands in."""
    size = len(path)
    while size > 1 and isinstance(_at(tree, path[:size]), ast.Constant | ast.Name | ast.keyword | ast.comprehension):
        size -= 1
    return size


def _told(tree: ast.AST, shown: Path, path: Path) -> str:
    """The code at a place, on one line: of an `if` its condition and what stands first below, of a table one entry."""
    node = _at(tree, shown)
    if isinstance(node, ast.Dict) and len(path) > len(shown):
        entry = path[len(shown)][1] or 0
        key = node.keys[entry]
        return f"{ast.unparse(key) if key else '**'}: {ast.unparse(node.values[entry])}"
    lines = [line.strip() for line in ast.unparse(node).splitlines()]
    return " ".join(lines[:2] if isinstance(node, ast.If) else lines)
