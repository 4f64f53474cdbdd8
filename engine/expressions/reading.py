"""Reads a typed formula into a graph, or says in one sentence what is wrong and where.

Nothing of the text is run by Python: it is cut into pieces and read from left to right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from engine.expressions.expression import Expression, Node
from engine.expressions.operations import (
    CONSTANTS,
    FUNCTIONS,
    NEGATE,
    POWER_OF,
    PRODUCTS,
    SUMS,
    Operation,
)
from engine.expressions.tokens import END, NAME, NUMBER, FormulaError, Token, tokens_of
from engine.sentences import Sentence

MOST_NODES, DEEPEST, MOST_VARIABLES, MOST_OUTPUTS = 80, 30, 16, 8


def read_formula(text: str) -> Expression:
    """The formula in a text; raises `FormulaError` with a sentence and a column.

    Written are numbers, names, + - * / ^ and brackets, functions such as exp and max, and π and e.
    Semicolons separate the outputs; `q = x + y` names a part for those that follow.
    """
    return _Reader(text).read()


@dataclass(slots=True)
class _Reader:
    """Reads a formula from left to right, one method for each degree of tightness."""

    text: str
    tokens: list[Token] = field(init=False)
    at: int = 0
    depth: int = 0
    nodes: list[Node] = field(default_factory=list)
    # Which node a name stands for: a variable, or a part that was named.
    named: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.tokens = tokens_of(self.text)

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def read(self) -> Expression:
        parts: list[tuple[int, bool]] = []
        while True:
            parts.append(self._part())
            if self.next.kind == END:
                break
            self._take(";")
            if self.next.kind == END:
                break
        used = {i for node in self.nodes for i in node.inputs}
        outputs = [place for place, named in parts if not named or place not in used]
        if len(outputs) > MOST_OUTPUTS:
            raise FormulaError(1, Sentence("at most {most} outputs", most=MOST_OUTPUTS))
        variables = tuple(node.name for node in self.nodes if node.is_variable)
        return Expression(self.text, tuple(self.nodes), tuple(outputs), variables)

    def _part(self) -> tuple[int, bool]:
        """One part, and whether it was given a name."""
        name, following = self.next, self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        if name.kind != NAME or following.text != "=":
            return self._sum(), False
        if name.text in self.named or name.text in CONSTANTS or name.text in FUNCTIONS:
            raise FormulaError(
                name.column, Sentence("“{name}” has a meaning already", name=name.text)
            )
        self.at += 2
        place = self._sum()
        self.named[name.text] = place
        if not self.nodes[place].name and self.nodes[place].operation is not None:
            node = self.nodes[place]
            self.nodes[place] = Node(node.operation, node.inputs, name.text, fixed=node.fixed)
        return place, True

    def _sum(self) -> int:
        self._deeper()
        left = self._product()
        while self.next.text in SUMS:
            sign = self._any()
            left = self._add(SUMS[sign.text], (left, self._product()), sign)
        self.depth -= 1
        return left

    def _product(self) -> int:
        left = self._signed()
        while self.next.text in PRODUCTS:
            sign = self._any()
            left = self._add(PRODUCTS[sign.text], (left, self._signed()), sign)
        return left

    def _signed(self) -> int:
        if self.next.text == "+":
            self._any()
            return self._nested(self._signed)
        if self.next.text != "-":
            return self._power()
        sign = self._any()
        inner = self._nested(self._signed)
        node = self.nodes[inner]
        if node.number is not None and inner not in self.named.values():
            self.nodes[inner] = Node(number=-node.number, text=f"−{node.text}", fixed=True)
            return inner
        return self._add(NEGATE, (inner,), sign)

    def _power(self) -> int:
        base = self._whole()
        if self.next.text != "^":
            return base
        sign = self._any()
        return self._add(POWER_OF, (base, self._nested(self._signed)), sign)

    def _whole(self) -> int:
        token = self._any()
        if token.kind == NUMBER:
            return self._number(float(token.text), token.text, token)
        if token.text == "(":
            inside = self._sum()
            self._take(")", token)
            return inside
        if token.kind != NAME:
            raise FormulaError(token.column, _expected(token))
        if self.next.text == "(":
            return self._call(token)
        if token.text in FUNCTIONS:
            raise FormulaError(
                token.column,
                Sentence("“{name}” is a function: write {name}(…)", name=token.text),
            )
        if token.text in self.named:
            return self.named[token.text]
        if token.text in CONSTANTS:
            shown = {"pi": "π"}.get(token.text, token.text)
            return self._number(CONSTANTS[token.text], shown, token)
        if sum(node.is_variable for node in self.nodes) >= MOST_VARIABLES:
            raise FormulaError(
                token.column, Sentence("at most {most} variables", most=MOST_VARIABLES)
            )
        self.named[token.text] = self._put(Node(name=token.text), token)
        return self.named[token.text]

    def _call(self, name: Token) -> int:
        operation = FUNCTIONS.get(name.text)
        if operation is None:
            known = ", ".join(one for one in FUNCTIONS if one.isascii())
            raise FormulaError(
                name.column,
                Sentence("unknown function “{name}”; known are {known}", name=name.text,
                         known=known),
            )  # fmt: skip
        opened = self._any()
        inputs = [self._sum()]
        while self.next.text == ",":
            self._any()
            inputs.append(self._sum())
        self._take(")", opened)
        if not operation.least <= len(inputs) <= operation.most:
            raise FormulaError(name.column, _count(operation, len(inputs)))
        return self._add(operation, tuple(inputs), name)

    def _number(self, value: float, text: str, token: Token) -> int:
        return self._put(Node(number=value, text=text, fixed=True), token)

    def _add(self, operation: Operation, inputs: tuple[int, ...], token: Token) -> int:
        fixed = all(self.nodes[i].fixed for i in inputs)
        return self._put(Node(operation, inputs, fixed=fixed), token)

    def _put(self, node: Node, token: Token) -> int:
        if len(self.nodes) >= MOST_NODES:
            raise FormulaError(
                token.column, Sentence("a graph has at most {most} nodes", most=MOST_NODES)
            )
        self.nodes.append(node)
        return len(self.nodes) - 1

    def _nested(self, read: Callable[[], int]) -> int:
        self._deeper()
        found = read()
        self.depth -= 1
        return found

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(
                self.next.column, Sentence("nested more than {most} deep", most=DEEPEST)
            )

    def _any(self) -> Token:
        token = self.next
        if token.kind == END:
            raise FormulaError(token.column, _expected(token))
        self.at += 1
        return token

    def _take(self, sign: str, opened: Token | None = None) -> None:
        token = self.next
        if token.text == sign:
            self.at += 1
        elif opened is not None and token.kind == END:
            raise FormulaError(opened.column, Sentence("this bracket is never closed"))
        elif token.text == ",":
            raise FormulaError(
                token.column,
                Sentence("a comma stands between the inputs of a function; numbers have a point"),
            )
        elif token.text == ")":
            raise FormulaError(token.column, Sentence("this bracket was never opened"))
        elif token.text == "=":
            raise FormulaError(
                token.column, Sentence("= comes after the one name that a part is given")
            )
        else:
            raise FormulaError(
                token.column,
                Sentence("expected a sign such as * before “{text}”", text=token.text),
            )


def _expected(token: Token) -> Sentence:
    if token.kind == END:
        return Sentence("expected a number, a name or a bracket, but the formula ends")
    return Sentence("expected a number, a name or a bracket, found “{text}”", text=token.text)


def _count(operation: Operation, found: int) -> Sentence:
    if operation.most == 1:
        return Sentence("{name} takes one input, found {found}", name=operation.name, found=found)
    return Sentence(
        "{name} takes {least} to {most} inputs, found {found}",
        name=operation.name, least=operation.least, most=operation.most, found=found,
    )  # fmt: skip
