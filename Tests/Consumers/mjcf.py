"""Holds MJCF against MuJoCo: what we write compiles there and weighs what the asset weighs, and what we read, of our own
files and of others', has every body where MuJoCo has it.

    mjcf.py PINTLE [FOLDER…]

Of our own files every loop and coupling holds in every keyframe, two seconds of simulation neither explode nor warn, and
the same asset as URDF (in the folder `urdf` beside theirs) weighs and turns alike.
"""

import json
import pathlib
import subprocess
import sys

import mujoco
import numpy as np

from kinematics import document_motions

HERE = pathlib.Path(__file__).resolve().parent
LIBRARIES = HERE.parents[2] / "shared/libraries"
EXACT = 1e-6
SCALAR = (int(mujoco.mjtJoint.mjJNT_HINGE), int(mujoco.mjtJoint.mjJNT_SLIDE))
# Their own include files stand elsewhere.
CHOSEN = ["libero/basin_faucet.xml", "libero/white_cabinet.xml"]


def pose(position, matrix):
    m = np.eye(4)
    m[:3, :3] = np.reshape(matrix, (3, 3))
    m[:3, 3] = position
    return m


def bodies(model, data):
    return {model.body(i).name: pose(data.xpos[i], data.xmat[i]) for i in range(1, model.nbody)}


def near(a, b, what):
    error = float(np.max(np.abs(np.asarray(a) - np.asarray(b))))
    if not error <= EXACT:
        raise AssertionError(f"{what}: off by {error:.3g}")


def check_poses(path, document, model, data):
    """Every body at twenty random values of all joints, ties left aside."""
    names = {p["id"] for p in document["parts"]}
    mujoco.mj_kinematics(model, data)
    drawn = bodies(model, data)
    missing = [n for n in drawn if n and n not in names]
    if missing:
        raise AssertionError(f"bodies that were not read: {missing}")
    random = np.random.default_rng(11)
    scalars = [
        j for j in range(model.njnt) if int(model.jnt_type[j]) in SCALAR
    ]
    ids = {d["id"]: d["id"] for j in document.get("joints", []) for d in j.get("dofs", [])}
    for _ in range(20):
        values = {}
        for j in scalars:
            low, high = model.jnt_range[j] if model.jnt_limited[j] else (-2, 2)
            value = random.uniform(low, high)
            data.qpos[model.jnt_qposadr[j]] = value
            values[ids[model.joint(j).name]] = value
        mujoco.mj_kinematics(model, data)
        moved = document_motions(document, values)
        for name, X in bodies(model, data).items():
            if name:
                near(moved(name) @ drawn[name], X, f"{name} at {values}")
    return len(scalars)


def check_ties(model, data):
    for k in range(model.nkey):
        mujoco.mj_resetDataKeyframe(model, data, k)
        mujoco.mj_forward(model, data)
        # One row of a constraint that cannot be met shows in its residual.
        worst = float(np.max(np.abs(data.efc_pos[: data.ne]))) if data.ne else 0.0
        if not worst <= EXACT:
            raise AssertionError(f"ties are off by {worst:.3g} in {model.key(k).name}")


def check_urdf(path, model):
    """The same asset written as URDF, compiled by MuJoCo: the same masses and principal inertias."""
    other = mujoco.MjModel.from_xml_path(str(path))
    for i in range(1, model.nbody):
        name = model.body(i).name
        found = mujoco.mj_name2id(other, int(mujoco.mjtObj.mjOBJ_BODY), name)
        # A root that the world holds is part of the world in URDF, and what slides in a loop is not there.
        if found <= 0:
            continue
        for what in ("body_mass", "body_inertia"):
            a, b = np.sort(np.atleast_1d(getattr(model, what)[i])), np.sort(np.atleast_1d(getattr(other, what)[found]))
            if not np.allclose(a, b, rtol=1e-3, atol=1e-12):
                raise AssertionError(f"{what} of {name}: {a} in MJCF, {b} in URDF")


def check_motion(model, data):
    mujoco.mj_resetDataKeyframe(model, data, 0)
    for _ in range(2000):
        mujoco.mj_step(model, data)
    if sum(w.number for w in data.warning) or not np.all(np.isfinite(data.qpos)):
        raise AssertionError("the simulation is not stable")


def check(pintle, path, is_ours):
    done = subprocess.run([pintle, "document", str(path)], capture_output=True, text=True)
    if not done.stdout:
        raise AssertionError(done.stderr)
    document = json.loads(done.stdout)
    model = mujoco.MjModel.from_xml_path(str(path))
    data = mujoco.MjData(model)
    count = check_poses(path, document, model, data)
    if is_ours:
        check_ties(model, data)
        check_motion(model, data)
        urdf = path.parent.parent / "urdf" / f"{path.stem}.urdf"
        if urdf.exists():
            check_urdf(urdf, model)
    return f"{model.nbody - 1} bodies, {count} coordinates, {model.neq} ties, {model.nkey} keyframes"


def main(pintle, folders):
    paths = [(p, True) for f in folders for p in sorted(pathlib.Path(f).glob("*.xml"))]
    paths += [(LIBRARIES / c, False) for c in CHOSEN if (LIBRARIES / c).exists()]
    paths += [(HERE / "ties.xml", False)]
    failed = 0
    for path, is_ours in paths:
        try:
            print(f"ok    {path.name}: {check(pintle, path, is_ours)}")
        except Exception as error:
            failed += 1
            print(f"FAIL  {path.name}: {type(error).__name__}: {str(error)[:300]}")
    print(f"{len(paths) - failed} of {len(paths)} MJCF files agree with MuJoCo")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
