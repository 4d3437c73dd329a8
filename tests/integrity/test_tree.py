"""The tree is that of RFC 6962: the vectors of Certificate Transparency, and the definition itself."""

import hashlib
from collections.abc import Sequence

import pytest

from claims_ledger.domain.record import leaf_hash
from claims_ledger.integrity.tree import Tree

LEAVES = [
    bytes.fromhex(one)
    for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def defined(leaves: Sequence[bytes]) -> bytes:
    """The root by the words of section 2.1: several leaves are cut at the largest power of two below their number."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    cut = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + defined(leaves[:cut]) + defined(leaves[cut:])).digest()


@pytest.mark.parametrize("size", range(len(ROOTS)))
def test_the_roots_are_those_of_the_published_vectors(size: int) -> None:
    tree = Tree(map(leaf_hash, LEAVES[:size]))
    assert (tree.size, tree.root.hex()) == (size, ROOTS[size])


def test_any_size_has_the_root_of_the_definition() -> None:
    leaves = [leaf_hash(str(number).encode()) for number in range(260)]
    tree = Tree()
    for size, leaf in enumerate(leaves, start=1):
        tree.add(leaf)
        assert tree.root == defined(leaves[:size]), size
