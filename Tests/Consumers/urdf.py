"""Holds our reading of URDF against yourdfpy: where every link is at random poses, and where boxes and spheres lie.

    urdf.py PINTLE [FOLDER…]

Reads axes.urdf (negative, skew and turned axes), the URDF files of the folders (what `pintle export` wrote, which it has
held against the asset itself) and, where ../shared/libraries is there, files that nobody here wrote.
"""

import json
import pathlib
import subprocess
import sys

import numpy as np
import yourdfpy

from kinematics import document_motions

HERE = pathlib.Path(__file__).resolve().parent
LIBRARIES = HERE.parents[2] / "shared/libraries"
CHOSEN = [
    "urdf_tutorial/06-flexible.urdf", "urdf_tutorial/07-physics.urdf", "calvin_table/urdf/calvin_table_A.urdf",
    "sektion_cabinet/urdf/sektion_cabinet.urdf", "sektion_cabinet/urdf/sektion_cabinet_2.urdf",
    "habitat_fridge/fridge.urdf",
]
EXACT = 1e-6


def files(folders):
    found = [HERE / "axes.urdf"]
    for folder in folders:
        found += sorted(pathlib.Path(folder).glob("**/*.urdf"))
    if LIBRARIES.is_dir():
        found += [LIBRARIES / c for c in CHOSEN if (LIBRARIES / c).exists()]
        found += sorted((LIBRARIES / "articraft").glob("*/model.urdf"))
    return found


def near(a, b, what):
    error = float(np.max(np.abs(np.asarray(a, float) - np.asarray(b, float))))
    if not error <= EXACT:
        raise AssertionError(f"{what}: off by {error:.3g}")


def placement(numbers):
    m = np.eye(4)
    m[:3, :3] = np.reshape(numbers[:9], (3, 3))
    m[:3, 3] = numbers[9:]
    return m


def check(pintle, path):
    done = subprocess.run([pintle, "document", str(path)], capture_output=True, text=True)
    if not done.stdout:
        raise AssertionError(done.stderr)
    document = json.loads(done.stdout)
    robot = yourdfpy.URDF.load(str(path), load_meshes=False, build_scene_graph=True)
    parts = {p["id"]: p for p in document["parts"]}
    root = robot.base_link
    drawn = {}

    def theirs(values):
        robot.update_cfg({n: values[n] for n in robot.actuated_joint_names})
        return {link: robot.get_transform(link, root) for link in parts}

    # yourdfpy moves followers itself, also when everything else is at zero; drawn is all at zero.
    followers = {
        c["relation"]["linear"]["terms"][0]["dof"]: c["relation"]["linear"] for c in document.get("couplings", [])
    }

    def complete(values):
        values = dict(values)
        for name, linear in followers.items():
            leader = linear["terms"][1]
            values[name] = linear["equals"] - leader["factor"] * values.get(leader["dof"], 0.0)
        return values

    zero = complete({n: 0.0 for n in robot.actuated_joint_names})
    at_zero = theirs(zero)
    ours = document_motions(document, zero)
    for link in parts:
        drawn[link] = np.linalg.inv(ours(link)) @ at_zero[link]

    joints = {j["id"]: j for j in document.get("joints", [])}
    for name, joint in robot.joint_map.items():
        near(joints[name]["frame"]["origin"], drawn[joint.child][:3, 3], f"origin of {name}")
    compared = 0
    for link in robot.robot.links:
        shapes = parts[link.name].get("shapes", [])
        visuals = link.visuals or link.collisions
        if len(shapes) != len(visuals):
            raise AssertionError(f"{link.name} has {len(shapes)} shapes of {len(visuals)}")
        for shape, visual in zip(shapes, visuals):
            if visual.geometry.cylinder is None:
                origin = np.eye(4) if visual.origin is None else visual.origin
                near(placement(shape["at"]), drawn[link.name] @ origin, f"place of {link.name}/{shape['id']}")
                compared += 1

    random = np.random.default_rng(7)
    for _ in range(20):
        values = {}
        for name in robot.actuated_joint_names:
            limit = robot.joint_map[name].limit
            bounded = limit is not None and limit.lower is not None and limit.upper is not None
            low, high = (limit.lower, limit.upper) if bounded and limit.lower < limit.upper else (-3, 3)
            values[name] = random.uniform(low, high)
        values = complete(values)
        expected = theirs(values)
        moved = document_motions(document, values)
        for link in parts:
            near(moved(link) @ drawn[link], expected[link], f"{link} at {values}")
    return f"{len(parts)} links, {len(joints)} joints, {compared} placements"


def main(pintle, folders):
    failed = 0
    paths = files(folders)
    for path in paths:
        try:
            print(f"ok    {path.parent.name}/{path.name}: {check(pintle, path)}")
        except Exception as error:
            failed += 1
            print(f"FAIL  {path.parent.name}/{path.name}: {type(error).__name__}: {error}")
    print(f"{len(paths) - failed} of {len(paths)} URDF files agree with yourdfpy")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
