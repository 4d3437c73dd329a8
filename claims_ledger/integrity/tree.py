"""The Merkle tree over the record (RFC 6962 §2.1, RFC 9162 §2.1.1): plain, with nothing of our own beside it."""

import hashlib
from collections.abc import Iterable


class Tree:
    """A tree that leaves are added to; it keeps the roots of its full subtrees only, so any size takes little room."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._full: list[bytes] = []  # of 2^k leaves each, the largest first: one for each bit of the size
        for leaf in leaves:
            self.add(leaf)

    def add(self, leaf: bytes) -> None:
        """Add a leaf by its leaf hash."""
        node, rest = leaf, self.size
        while rest & 1:
            node = _joined(self._full.pop(), node)
            rest >>= 1
        self._full.append(node)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The hash that stands for all leaves in their order; of no leaf, that of nothing."""
        if not self._full:
            return hashlib.sha256().digest()
        *others, node = self._full
        for left in reversed(others):
            node = _joined(left, node)
        return node


def _joined(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
