"""Holds SDF against libsdformat: what we write loads there without a word, and what we read, of our own files and of
others', has every shape, joint and axis where libsdformat resolves it.

    sdf.py PINTLE FACTS [FOLDER…]

FACTS is the program of sdf/facts.cc. Where X.document.json lies beside X.sdf or in the folder above, shapes are also where
the asset has them with every coordinate at zero.
"""

import copy
import json
import pathlib
import subprocess
import sys

import numpy as np

from kinematics import document_motions, quaternion_matrix

HERE = pathlib.Path(__file__).resolve().parent
LIBRARIES = HERE.parents[2] / "shared/libraries"
EXACT = 1e-6
# Of sdf::GeometryType and sdf::JointType.
CYLINDER, MESH = 2, 5
BALL, CONTINUOUS, FIXED, GEARBOX, PRISMATIC, REVOLUTE, REVOLUTE2, SCREW, UNIVERSAL = range(1, 10)
KINDS = {
    BALL: {"ball"}, CONTINUOUS: {"spin"}, FIXED: {"fixed"}, PRISMATIC: {"slide"}, REVOLUTE: {"hinge", "spin"},
    REVOLUTE2: {"universal"}, SCREW: {"screw"}, UNIVERSAL: {"universal"},
}
# What libsdformat itself finds wrong with other people's files.
FAULTS = {"demo_joint_types": "invalid inertia"}


def matrix(pose):
    m = quaternion_matrix(pose[3:])
    m[:3, 3] = pose[:3]
    return m


def near(a, b, what):
    error = float(np.max(np.abs(np.asarray(a) - np.asarray(b))))
    if not error <= EXACT:
        raise AssertionError(f"{what}: off by {error:.3g}")


def placement(at):
    m = np.eye(4)
    m[:3, :3] = np.reshape(at[:9], (3, 3))
    m[:3, 3] = at[9:]
    return m


def node(document, shape):
    return document["solids"][shape["solid"]]


def middle(document, shape):
    """Where SDF has the shape's frame: cylinders stand on theirs here, and lie in its middle there."""
    solid = node(document, shape)
    m = placement(shape["at"])
    if "cylinder" in solid:
        m = m @ placement([1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, solid["cylinder"]["height"] / 2])
    return m


def plain(name):
    return "".join(c if c.isascii() and (c.isalnum() or c in "_-") else "_" for c in name)


def check_shapes(facts, document):
    """As libsdformat resolves them and as we read them."""
    parts = {p["id"]: p for p in document["parts"]}
    count = 0
    for link in facts["links"]:
        part = parts[plain(link["name"])]
        shapes = part.get("shapes", [])
        # Where a link has no visuals its collisions are looked at.
        if not link["visuals"]:
            continue
        if len(shapes) != len(link["visuals"]):
            raise AssertionError(f"{link['name']} has {len(shapes)} shapes, not {len(link['visuals'])}")
        for shape, visual in zip(shapes, link["visuals"]):
            near(middle(document, shape), matrix(visual["pose"]), f"{link['name']}/{shape['id']}")
            count += 1
    return count


def check_joints(facts, document):
    joints = {j["id"]: j for j in document.get("joints", [])}
    closures = {c["id"] for c in document.get("closures", [])}
    couplings = {c["id"] for c in document.get("couplings", [])}
    for theirs in facts["joints"]:
        name = plain(theirs["name"])
        if theirs["type"] == GEARBOX:
            if name not in couplings:
                raise AssertionError(f"the gearbox {name} was not read")
            continue
        if name in closures or theirs["name"].endswith("_joint") and name not in joints:
            continue
        if name not in joints:
            # What the world holds still is no joint here.
            if theirs["type"] == FIXED and document["base"] == "fixed":
                continue
            raise AssertionError(f"the joint {name} was not read")
        ours = joints[name]
        scope = theirs["name"].rpartition("::")[0]
        scope += "::" if scope else ""
        if ours["kind"] not in KINDS[theirs["type"]]:
            raise AssertionError(f"{name} is a {ours['kind']} here")
        frame = ours["frame"]
        near(frame["origin"], theirs["pose"][:3], f"the place of {name}")
        axes = [a["xyz"] for a in theirs["axes"]]
        if ours["kind"] == "universal":
            mine = [frame["x"], np.cross(frame["z"], frame["x"])]
        else:
            mine = [frame["z"]]
        if ours["kind"] in ("fixed", "ball"):
            continue
        dofs = ours["dofs"]
        if ours["child"] != plain(scope + theirs["child"]):
            # It hangs the other way round here.
            mine, dofs = [-np.asarray(a) for a in reversed(mine)], dofs[::-1]
        for a, b in zip(mine, axes):
            near(np.asarray(a) / np.linalg.norm(a), b, f"the axis of {name}")
        for dof, axis in zip(dofs, theirs["axes"]):
            limit, range = axis["limit"], dof.get("range")
            if range and max(map(abs, limit)) < 1e12:
                near([range["lower"], range["upper"]], limit, f"the limits of {name}")
            elif range or max(map(abs, limit)) < 1e12:
                raise AssertionError(f"{name} is limited by {limit}, not {range}")
    return len(facts["joints"])


def check_zero(facts, asset):
    """Where the asset itself has its shapes with every coordinate at zero."""
    zero = {d["id"]: 0.0 for j in asset.get("joints", []) for d in j.get("dofs", [])}
    motions = document_motions(asset, zero)
    parts = {p["id"]: p for p in asset["parts"]}
    for link in facts["links"]:
        part = parts.get(link["name"])
        for shape, visual in zip((part or {}).get("shapes", []), link["visuals"]):
            # What was placed in its own solid lies elsewhere.
            if "placed" in node(asset, shape) or "resting" in shape:
                continue
            near(motions(part["id"]) @ middle(asset, shape), matrix(visual["pose"]), f"{link['name']}/{shape['id']} at zero")


def read(pintle, path):
    done = subprocess.run([pintle, "document", str(path)], capture_output=True, text=True)
    if not done.stdout:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def check(pintle, path, facts):
    fault = FAULTS.get(path.parent.name)
    wrong = [e for e in facts["errors"] if not (fault and fault in e)]
    if wrong:
        raise AssertionError(f"libsdformat says: {wrong[0]}")
    document = read(pintle, path)
    shapes = check_shapes(facts, document)
    joints = check_joints(facts, document)
    for folder in (path.parent, path.parent.parent):
        asset = folder / f"{path.stem}.document.json"
        if asset.exists():
            check_zero(facts, json.loads(asset.read_text()))
            break
    closures = len(document.get("closures", []))
    return f"{len(facts['links'])} links, {shapes} shapes, {joints} joints, {closures} of them close loops"


def selftest(pintle, path, facts):
    """A check that cannot fail would say nothing."""
    document = read(pintle, path)

    def spoil(where, amount=1e-3):
        spoiled = copy.deepcopy(facts)
        where(spoiled, amount)
        try:
            check_shapes(spoiled, document)
            check_joints(spoiled, document)
        except AssertionError:
            return
        raise AssertionError("what differs was not noticed")

    def move(values, amount):
        values[0] += amount

    spoil(lambda f, a: move(f["links"][0]["visuals"][0]["pose"], a))
    spoil(lambda f, a: move(f["joints"][0]["pose"], a))
    spoil(lambda f, a: move(f["joints"][0]["axes"][0]["xyz"], a))
    spoil(lambda f, a: move(f["joints"][0]["axes"][0]["limit"], a))
    spoil(lambda f, _: f["joints"][0].update(type=PRISMATIC))


def main(pintle, program, folders):
    paths = [p for f in folders for p in sorted(pathlib.Path(f).glob("*.sdf"))]
    paths += sorted(LIBRARIES.glob("gazebo/*/model.sdf")) + sorted(LIBRARIES.glob("drake/*.sdf"))
    paths += [HERE / "sdf/frames.world"]
    done = subprocess.run(
        [program, str(HERE / "sdf"), *map(str, paths)], capture_output=True, text=True, check=True)
    failed = 0
    for path, line in zip(paths, done.stdout.splitlines(), strict=True):
        name = path.name if path.name != "model.sdf" else f"{path.parent.name}/model.sdf"
        try:
            facts = json.loads(line)
            print(f"ok    {name}: {check(pintle, path, facts)}")
            if path.suffix == ".world":
                selftest(pintle, path, facts)
        except Exception as error:
            failed += 1
            print(f"FAIL  {name}: {type(error).__name__}: {str(error)[:300]}")
    print(f"{len(paths) - failed} of {len(paths)} SDF files agree with libsdformat")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
