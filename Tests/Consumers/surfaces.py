"""Holds files of triangles (STL, OBJ, PLY, 3MF) against each other and against the asset, as trimesh reads them.

For every X.3mf in a folder: X.stl, X.obj, X.ply, X.step beside it, and X.inspect.json as `pintle inspect --json` says it.
Prints a line for each asset; exit status 1 if anything is wrong.
"""

import json
import pathlib
import re
import shutil
import sys
import tempfile

import numpy as np
import trimesh


def fail(message):
    raise AssertionError(message)


def near(a, b, tolerance, what):
    error = float(np.max(np.abs(np.asarray(a, float) - np.asarray(b, float))))
    if not error <= tolerance:
        fail(f"{what}: off by {error:.3g}, allowed {tolerance:g}")


def check_file(path):
    facts = json.loads(path.with_suffix(".inspect.json").read_text())
    shapes = {f"{p['name']}/{s['name']}": s for p in facts["parts"] for s in p["shapes"]}

    made = trimesh.load_scene(path)
    if made.units not in ("millimeter", "millimeters", "mm"):
        fail(f"3MF in {made.units}")
    for name, shape in shapes.items():
        mesh = made.geometry.get(name)
        if mesh is None:
            fail(f"3MF: no object `{name}`")
        if len(mesh.faces) != shape["triangles"]:
            fail(f"3MF: `{name}` has {len(mesh.faces)} triangles, not {shape['triangles']}")
        if not mesh.is_watertight or not mesh.is_winding_consistent:
            fail(f"3MF: `{name}` is not watertight")
        # Triangles lie within a fraction of a millimetre of the true surface: what is thin and round loses most.
        if not 0.8 * shape["volume"] <= mesh.volume * 1e-9 <= 1.1 * shape["volume"]:
            fail(f"3MF: `{name}` encloses {mesh.volume * 1e-9} m³, not {shape['volume']}")
    triangles = sum(len(m.faces) for m in made.geometry.values())
    volume = sum(m.volume for m in made.geometry.values()) * 1e-9
    bounds = np.asarray(made.bounds) / 1000
    size = float(np.linalg.norm(bounds[1] - bounds[0])) + float(np.abs(bounds).max())

    for ending, scale in (("stl", 1e-3), ("ply", 1.0), ("obj", 1.0)):
        scene = trimesh.load_scene(path.with_suffix(f".{ending}"), process=False, split_objects=True, group_material=False)
        faces = sum(len(m.faces) for m in scene.geometry.values())
        if faces != triangles:
            fail(f"{ending}: {faces} triangles, 3MF has {triangles}")
        near(np.asarray(scene.bounds) * scale, bounds, 1e-6 * size, f"{ending}: bounds")
        own = sum(m.volume for m in scene.geometry.values()) * scale**3
        near(own, volume, 1e-5 * abs(volume) + 1e-12, f"{ending}: volume")
        if ending == "obj" and len(scene.geometry) != len({n.split("/")[0] for n in made.geometry}):
            fail(f"obj: {len(scene.geometry)} objects")
        if ending == "ply" and any(m.visual.kind != "vertex" for m in scene.geometry.values()):
            fail("ply: no colours")

    glb = path.with_suffix(".glb")
    if glb.exists():
        # y up: (x, y, z) stands at (x, z, −y).
        (ax, ay, az), (bx, by, bz) = trimesh.load_scene(glb).bounds
        near(bounds, [[ax, -bz, ay], [bx, -az, by]], 1e-5, "bounds of the GLB")

    step = path.with_suffix(".step").read_bytes()
    if not step.startswith(b"ISO-10303-21;") or b"SI_UNIT(.MILLI.,.METRE.)" not in step:
        fail("step: no file in millimetres")
    return f"{len(made.geometry)} shapes, {triangles} triangles, {len(step)} bytes of STEP"


def edited(path, change):
    path.write_bytes(change(path.read_bytes()))


def one_more(data):
    facts = json.loads(data)
    facts["parts"][0]["shapes"][0]["triangles"] += 1
    return json.dumps(facts).encode()


# What a sound asset is broken with, and what must be said of it: a check that cannot fail proves nothing.
BREAKS = [
    ("stl: ", "stl", lambda d: d[:84] + d[134:] + d[84:134][:12] + bytes(38)),
    ("stl: ", "stl", lambda d: d[:80] + (int.from_bytes(d[80:84], "little") - 1).to_bytes(4, "little") + d[84:-50]),
    ("ply: ", "ply", lambda d: re.sub(rb"(?s)(end_header\n).{12}", rb"\g<1>" + bytes(12), d, count=1)),
    ("ply: no colours", "ply", lambda d: d.replace(b"uchar red", b"uchar r").replace(b"uchar green", b"uchar g")),
    ("obj: ", "obj", lambda d: re.sub(rb"\nv [^\n]*", b"\nv 7 7 7", d, count=1)),
    ("obj: ", "obj", lambda d: d[: d.rindex(b"\nf ") + 1]),
    ("triangles, not", "inspect.json", one_more),
    ("step: ", "step", lambda d: d.replace(b".MILLI.", b"$")),
]


def selftest(path):
    failed = 0
    for expected, ending, change in BREAKS:
        with tempfile.TemporaryDirectory() as place:
            for file in path.parent.glob(f"{path.stem}.*"):
                shutil.copy(file, place)
            edited(pathlib.Path(place) / f"{path.stem}.{ending}", change)
            try:
                said = check_file(pathlib.Path(place) / path.name)
            except Exception as error:
                said = f"{type(error).__name__}: {error}"
            if expected not in said:
                failed += 1
                print(f"FAIL  broken {ending} of {path.stem} was not found: {said}")
    return failed


def main(folder):
    files = sorted(pathlib.Path(folder).glob("*.3mf"))
    if not files:
        print("no files of triangles to check", file=sys.stderr)
        return 1
    failed = 0
    for path in files:
        try:
            print(f"ok    {path.stem}: {check_file(path)}")
        except Exception as error:
            failed += 1
            print(f"FAIL  {path.stem}: {type(error).__name__}: {error}")
    broken = selftest(min(files, key=lambda f: f.stat().st_size))
    print(f"{len(files) - failed} of {len(files)} assets are alike as STL, OBJ, PLY and 3MF in trimesh; "
          f"{len(BREAKS) - broken} of {len(BREAKS)} broken ones are found out")
    return 1 if failed or broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
