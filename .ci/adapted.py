"""A module's source as mypyc can compile it: the same program, a few forms written otherwise."""

import ast

_CONTAINERS = {"dict", "list", "set", "tuple", "str", "int"}
_ORDINARY = "@mypyc_attr(native_class=False)\nclass C: ..."
_IMPORT = "from mypy_extensions import mypyc_attr"


def adapted(source: str) -> str:
    """Return a module's source with what mypyc refuses, or understands otherwise, rewritten."""
    rules = _Rules()
    tree = rules.visit(ast.parse(source))
    if rules.has_ordinary:
        is_head = [isinstance(line, ast.Expr) or "__future__" in ast.unparse(line)
                   for line in tree.body]  # fmt: skip
        tree.body[is_head.index(False) : 0] = ast.parse(_IMPORT).body
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


class _Rules(ast.NodeTransformer):
    has_ordinary = False

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Drop slots, which a native class has anyway; a container's child is no native class."""
        self.generic_visit(node)
        node.decorator_list = [_open(one) for one in node.decorator_list]
        if any(_slots(line) == "()" for line in node.body):
            # What it names, its children hold: for a native class that would be two of them.
            node.body = [line for line in node.body if not isinstance(line, ast.AnnAssign)]
        node.body = [line for line in node.body if _slots(line) is None] or [ast.Pass()]
        if _CONTAINERS & {_name(base) for base in node.bases}:
            node.decorator_list += ast.parse(_ORDINARY).body[0].decorator_list
            self.has_ordinary = True
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.Compare:
        """Look for `x in (a, *b)` in a list; the call keeps mypyc from taking it apart."""
        self.generic_visit(node)
        node.comparators = [
            ast.Call(ast.Name("list"), [_listed(one)], []) if _is_starred(one) else one
            for one in node.comparators
        ]
        return node

    def visit_For(self, node: ast.For) -> ast.For:
        """Go through `(a, *b)` as a list."""
        self.generic_visit(node)
        node.iter = _listed(node.iter)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        """Go through `(a, *b)` as a list."""
        self.generic_visit(node)
        node.iter = _listed(node.iter)
        return node


def _name(node: ast.expr) -> str:
    """Return the name of a class or decorator, without what stands in brackets behind it."""
    return ast.unparse(node).partition("[")[0].partition("(")[0]


def _open(decorator: ast.expr) -> ast.expr:
    """Return a data class's decorator without slots; what was frozen can still be hashed."""
    if isinstance(decorator, ast.Call) and _name(decorator) == "dataclass":
        decorator.keywords = [word for word in decorator.keywords if word.arg != "slots"]
        for word in decorator.keywords:
            # A frozen native class cannot be unpickled: its values are set from outside.
            word.arg = "unsafe_hash" if word.arg == "frozen" else word.arg
    return decorator


def _slots(line: ast.stmt) -> str | None:
    """Return what `__slots__` is said to be, None for any other line."""
    is_slots = isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "__slots__"
    return ast.unparse(line.value) if is_slots else None


def _is_starred(node: ast.expr) -> bool:
    is_display = isinstance(node, ast.Tuple | ast.List)
    return is_display and any(isinstance(one, ast.Starred) for one in node.elts)


def _listed(node: ast.expr) -> ast.expr:
    return ast.List(node.elts, ast.Load()) if _is_starred(node) else node
