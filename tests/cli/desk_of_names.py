"""A small ledger for completion, with invented names: some that share a beginning, some in other scripts, and some that
would be commands, if a shell were ever to run them."""

import json
from pathlib import Path

from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import create_ledger
from claims_ledger.store.target import read_target

HOSTILE = {
    "dollar": "Zed $(touch ran)",
    "backquote": "Zef `touch ran`",
    "double": 'Zeg "; touch ran; "',
    "single": "Zeh '; touch ran; '",
    "star": "Zei * ? [a-z] {b,c} ~ !!",
    "dash": "--zej",
    "slash": "Zek \\$(touch ran)\\",
    "ansi": "Zel \x1b[31mred\x1b[0m",
    "newline": "Zem first\nsecond",
    "tab": "Zen\tTab",
    "bidi": "Zeo \u202eesrever",
    "colon": "Zep: a=b; c|d & e > f < g",
}
SHEET = """
register:
  entities:
    - {key: heron-post, type: outlet, names: [Heron Post]}
    - {key: heron, type: vessel, names: [Heron, 왜가리]}
    - {key: heron-star, type: vessel, names: [Heron Star]}
    - {key: egret, type: vessel, names: [Égret, Egretta]}
    - {key: maia-one, type: vessel, names: [Maia]}
    - {key: maia-two, type: vessel, names: [Maia]}
    - {key: lowport, type: port, names: [Lowport, Нижний порт]}
    - {key: highport, type: port, names: [High Port]}
    - {key: farisle, type: country, names: [Far Isle]}
    - {key: grain, type: goods, names: [grain]}
    - {key: anna-o, type: official, names: [Anna Öst], part_of: heron-post}
  topics:
    - {name: grain to Far Isle, to: Far Isle, goods: grain}
document:
  key: heron-post-2024-05-01
  outlet: Heron Post
  title: Ships at Lowport
  published: 2024-05-01
  affair: isle
claims:
  - kind: port-call
    who: Heron
    at: Lowport
    when: 2024-04-28
    hedge: it seems
    via: Anna Öst on 2024-04-29
    paragraph: 1
  - {kind: port-call, who: Heron Star, at: High Port, when: 2024-04-28, paragraph: 2}
  - {kind: port-call, who: Heron, at: High Port, when: 2024-04-28, paragraph: 3}
"""


def made(folder: Path) -> Path:
    """The ledger, in this folder."""
    sheet = folder / "names.yaml"
    hostile = "".join(
        f"    - {{key: z-{key}, type: vessel, names: [{json.dumps(name)}]}}\n" for key, name in HOSTILE.items()
    )
    sheet.write_text(SHEET.replace("  topics:\n", f"{hostile}  topics:\n"), encoding="utf-8")
    place = folder / "names.db"
    with create_ledger(read_target(str(place))) as ledger:
        taken = import_files(ledger, [sheet], actor="ann")
    assert taken[0].recorded == 3
    return place
