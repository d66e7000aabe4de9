"""Breaks sound files and expects `check.py` to say so: a check that cannot fail proves nothing."""

import json
import pathlib
import shutil
import struct
import sys
import tempfile

import check


def edit_json(path, change):
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


def edit_glb(path, change):
    """Changes the JSON chunk of a GLB and packs it again."""
    data = path.read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    tree = json.loads(data[20 : 20 + length])
    change(tree)
    text = json.dumps(tree).encode()
    text += b" " * (-len(text) % 4)
    rest = data[20 + length :]
    header = struct.pack("<IIIII", 0x46546C67, 2, 20 + len(text) + len(rest), len(text), 0x4E4F534A)
    path.write_bytes(header + text + rest)


def joint(tree, name):
    return next(j for j in tree["scenes"][0]["extras"]["articulation"]["joints"] if j["name"] == name)


def node(tree, name):
    return next(n for n in tree["nodes"] if n["name"] == name)


GLB, DOCUMENT, MODEL = ".glb", ".document.json", ".model.json"
BREAKS = [
    ("articulation of lid", GLB, lambda t: joint(t, "lid_hinge").update(axis=[1, 0, 0])),
    ("articulation of door", GLB, lambda t: joint(t, "door_hinge").update(origin=[0, 0.1, 0.2])),
    ("door_hinge_open", GLB, lambda t: joint(t, "door_hinge").update(range=[0, 1.8])),
    ("node knob: off by", GLB, lambda t: node(t, "drawer").update(rotation=[0, 0.0436194, 0, 0.9990482])),
    ("node wheel_1: off by", GLB, lambda t: node(t, "body").update(translation=[0, 0.001, 0])),
    ("clips for", GLB, lambda t: t.update(animations=t["animations"][:-2])),
    ("nodes [", GLB, lambda t: node(t, "stem").update(name="st.em") or joint(t, "stem_joint").update(child="st.em")),
    ("colour of steel", GLB, lambda t: next(m for m in t["materials"] if m["name"] == "steel")["pbrMetallicRoughness"].update(baseColorFactor=[0.5, 0.4, 0.52, 1])),
    ("schema", DOCUMENT, lambda d: d["parts"][0].update(colour="red")),
    ("articulation of door", DOCUMENT, lambda d: d["joints"][4]["frame"].update(z=[0, 0, 1])),
    ("upper bound", MODEL, lambda m: m["upper"].__setitem__(2, m["upper"][2] + 1e-4)),
    ("triangles", MODEL, lambda m: m.update(triangles=m["triangles"] + 1)),
]


def main(folder):
    failed = 0
    for expected, suffix, change in BREAKS:
        with tempfile.TemporaryDirectory() as place:
            for kind in (GLB, DOCUMENT, MODEL):
                shutil.copy(pathlib.Path(folder, "trolley" + kind), place)
            path = pathlib.Path(place, "trolley" + suffix)
            (edit_glb if suffix == GLB else edit_json)(path, change)
            try:
                check.check_file(pathlib.Path(place, "trolley.glb"))
                said = "nothing"
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
            if expected not in said:
                failed += 1
                print(f"FAIL  a break that should be called `{expected}` is called: {said[:300]}")
    print(f"{len(BREAKS) - failed} of {len(BREAKS)} broken files are found out")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
