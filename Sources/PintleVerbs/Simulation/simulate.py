"""Lets an asset stand, tilts the ground, and drives every joint to its ends, in MuJoCo.

    simulate.py MODEL.xml < request.json > answer.json

The request names the keyframe it stands in, and the inputs with their ranges and efforts; the answer has plain numbers, judged elsewhere. SI units, radians.
"""

import json
import math
import sys

import mujoco
import numpy as np

SETTLE = 4.0
DRIVE = 2.0
HOLD = 1.0
# Beyond this nothing that stands in a room moves.
FAST = 50.0


def compiled(path, stands):
    """The model on a floor, or held where it was drawn."""
    spec = mujoco.MjSpec.from_file(path)
    free = [j for j in spec.joints if j.type == mujoco.mjtJoint.mjJNT_FREE]
    if stands:
        spec.worldbody.add_geom(name="pintle_floor", type=mujoco.mjtGeom.mjGEOM_PLANE, size=[0, 0, 1], friction=[0.8, 0.005, 0.0001])
    else:
        for joint in free:
            spec.delete(joint)
        # Keyframes are as long as the configuration was.
        for key in list(spec.keys):
            spec.delete(key)
    return spec.compile(), bool(free)


def broken(model, data):
    return bool(
        sum(w.number for w in data.warning) or not np.all(np.isfinite(data.qpos)) or np.max(np.abs(data.qvel), initial=0) > FAST
    )


def start(model, data, key):
    mujoco.mj_resetDataKeyframe(model, data, model.key(key).id)
    mujoco.mj_forward(model, data)


def roots(model):
    return [i for i in range(1, model.nbody) if model.body_parentid[i] == 0]


def up(data, body):
    return data.xmat[body].reshape(3, 3)[:, 2].copy()


def angle(a, b):
    return math.acos(max(-1.0, min(1.0, float(np.dot(a, b)))))


def run(model, data, seconds, control=None):
    """False where it flew apart."""
    for _ in range(int(round(seconds / model.opt.timestep))):
        if control:
            control()
        mujoco.mj_step(model, data)
        if broken(model, data):
            return False
    return True


def joint_values(model, data):
    return {
        model.joint(j).name: float(data.qpos[model.jnt_qposadr[j]])
        for j in range(model.njnt)
        if int(model.jnt_type[j]) in (int(mujoco.mjtJoint.mjJNT_HINGE), int(mujoco.mjtJoint.mjJNT_SLIDE))
    }


def lift(model, data):
    """Just over the floor: what is drawn touching would be pushed out."""
    bottom = bottom_of(model, data)
    for body in roots(model):
        j = model.body_jntadr[body]
        if j >= 0 and model.jnt_type[j] == int(mujoco.mjtJoint.mjJNT_FREE):
            data.qpos[model.jnt_qposadr[j] + 2] += 0.001 - bottom
    mujoco.mj_forward(model, data)


def bottom_of(model, data):
    """The lowest point of what collides."""
    low = math.inf
    for g in range(model.ngeom):
        kind = int(model.geom_type[g])
        if model.geom_contype[g] == 0 or kind == int(mujoco.mjtGeom.mjGEOM_PLANE):
            continue
        R = data.geom_xmat[g].reshape(3, 3)
        z = R[2]
        size = model.geom_size[g]
        if kind == int(mujoco.mjtGeom.mjGEOM_MESH):
            m = model.geom_dataid[g]
            a, n = model.mesh_vertadr[m], model.mesh_vertnum[m]
            reach = -float(np.min(model.mesh_vert[a : a + n] @ z))
        elif kind == int(mujoco.mjtGeom.mjGEOM_SPHERE):
            reach = float(size[0])
        elif kind == int(mujoco.mjtGeom.mjGEOM_CYLINDER):
            reach = float(size[0] * math.hypot(z[0], z[1]) + size[1] * abs(z[2]))
        else:
            reach = float(np.abs(z) @ size)
        low = min(low, float(data.geom_xpos[g][2]) - reach)
    return low if math.isfinite(low) else 0.0


def settle(path, key):
    model, is_free = compiled(path, stands=True)
    data = mujoco.MjData(model)
    start(model, data, key)
    if is_free:
        lift(model, data)
    before = joint_values(model, data)
    first = {i: (up(data, i), data.xpos[i].copy()) for i in roots(model)}
    sound = run(model, data, SETTLE)
    answer = {"isFree": is_free, "seconds": SETTLE, "sound": sound}
    if not sound:
        return answer, None
    # Over the last tenth of a second, so that a tremor of contact is no speed.
    mean = np.zeros(model.nv)
    steps = int(0.1 / model.opt.timestep)
    for _ in range(steps):
        mujoco.mj_step(model, data)
        mean += data.qvel / steps
    answer["speed"] = float(np.max(np.abs(mean), initial=0))
    answer["tilt"] = max(angle(first[i][0], up(data, i)) for i in first)
    answer["drop"] = max(float(first[i][1][2] - data.xpos[i][2]) for i in first)
    after = joint_values(model, data)
    answer["moved"] = {n: [before[n], after[n]] for n in before}
    return answer, (model, data)


def tilt(settled):
    """The slope at which it tips, in four directions; 45° where it does not."""
    model, data = settled
    keep = (data.qpos.copy(), data.qvel.copy())
    g = float(np.linalg.norm(model.opt.gravity))
    found = {}
    for name, way in (("front", (0, -1)), ("back", (0, 1)), ("left", (-1, 0)), ("right", (1, 0))):
        data.qpos[:], data.qvel[:] = keep
        model.opt.gravity[:] = (0, 0, -g)
        mujoco.mj_forward(model, data)
        first = {i: up(data, i) for i in roots(model)}
        found[name] = math.radians(45)
        for degrees in range(1, 46):
            a = math.radians(degrees)
            model.opt.gravity[:] = (g * math.sin(a) * way[0], g * math.sin(a) * way[1], -g * math.cos(a))
            # What slides is held by its own friction no longer; only what turns over counts.
            if not run(model, data, 0.15) or max(angle(first[i], up(data, i)) for i in first) > math.radians(12):
                found[name] = a
                break
    model.opt.gravity[:] = (0, 0, -g)
    return found


def touching(model, data):
    """Pairs of bodies that press on one another, hardest first."""
    force = np.zeros(6)
    pairs = {}
    for c in range(data.ncon):
        contact = data.contact[c]
        a, b = (int(model.geom_bodyid[g]) for g in (contact.geom1, contact.geom2))
        mujoco.mj_contactForce(model, data, c, force)
        key = tuple(sorted((model.body(a).name, model.body(b).name)))
        pairs[key] = pairs.get(key, 0.0) + float(force[0])
    return [list(k) for k, v in sorted(pairs.items(), key=lambda kv: -kv[1]) if v > 0][:3]


def inertia_of(model, data, dof):
    unit, result = np.zeros(model.nv), np.zeros(model.nv)
    unit[dof] = 1
    mujoco.mj_mulM(model, data, result, unit)
    return max(float(result[dof]), 1e-6)


def drive(path, inputs):
    """Every joint to both ends, one by one, with the effort it has; the asset is held, and its weight carried."""
    whole = mujoco.MjModel.from_xml_path(path)
    data = mujoco.MjData(whole)
    start(whole, data, "home")
    begin = joint_values(whole, data)
    model, _ = compiled(path, stands=False)
    model.opt.gravity[:] = 0
    results = []
    place = {n: model.jnt_qposadr[model.joint(n).id] for n in begin}
    for item in inputs:
        for end in ("lower", "upper"):
            target = item[end]
            data = mujoco.MjData(model)
            for name, value in begin.items():
                data.qpos[place[name]] = value
            mujoco.mj_forward(model, data)
            dofs = {i["name"]: model.jnt_dofadr[model.joint(i["name"]).id] for i in inputs}
            inertia = {n: inertia_of(model, data, v) for n, v in dofs.items()}

            def control():
                share = min(1.0, data.time / DRIVE)
                # No jerk at either end.
                share = share * share * (3 - 2 * share)
                for other in inputs:
                    n = other["name"]
                    wanted = begin[n] + (target - begin[n]) * share if n == item["name"] else begin[n]
                    v = dofs[n]
                    off = wanted - data.qpos[place[n]]
                    # What springs, dampers and dry friction take is given on top.
                    push = inertia[n] * (900 * off - 60 * data.qvel[v]) - data.qfrc_passive[v] + data.qfrc_bias[v]
                    push += model.dof_frictionloss[v] * math.copysign(min(1.0, abs(off) * 1e4), off)
                    effort = other["effort"]
                    data.qfrc_applied[v] = max(-effort, min(effort, push))

            sound = run(model, data, DRIVE + HOLD, control)
            reached = float(data.qpos[place[item["name"]]]) if sound else None
            results.append(
                {
                    "joint": item["name"], "end": end, "target": target, "reached": reached, "sound": sound,
                    "touching": touching(model, data) if sound else [],
                }
            )
    return results


def main():
    request = json.load(sys.stdin)
    answer = {"engine": f"MuJoCo {mujoco.__version__}"}
    answer["settle"], settled = settle(sys.argv[1], request["stands"])
    if settled and answer["settle"]["isFree"]:
        answer["tilt"] = tilt(settled)
    answer["drive"] = drive(sys.argv[1], request["inputs"])
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
