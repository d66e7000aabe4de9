"""Mechanisms solved by MuJoCo, as an outside solver: followers of inputs by soft constraints that carry no load.

Reads one JSON object per line from standard input: a Pintle document and samples along each input,
    {"document": {...}, "paths": [{"input": "screw", "samples": [{"screw": 0.0, "nut": 0.01, ...}, ...]}]}
builds a model of its own from the document's joints, closures and linear couplings, holds what is given at the values of
each sample, lets everything else settle without gravity, and answers with the largest difference to the samples.
Curves (cams, laws) are not MuJoCo's: what only they move is left out and counted.
"""

import json
import math
import sys

import mujoco
import numpy as np

SETTLED = 1e-9


def unit(v):
    v = np.asarray(v, float)
    return v / np.linalg.norm(v)


def frame(record):
    """Origin and axes of a frame in the drawn pose: z as given, x made square to it."""
    z = unit(record["z"])
    x = np.asarray(record["x"], float)
    x = unit(x - z * x.dot(z))
    return np.asarray(record["origin"], float), {"x": x, "y": np.cross(z, x), "z": z}


def text(v):
    return " ".join(repr(float(c)) for c in v)


class Model:
    """A document as an MJCF model whose bodies all have the asset's frame in the drawn pose."""

    def __init__(self, document):
        self.document = document
        self.offset = {}  # dof: what it reads as drawn
        self.joints = {}  # dof: MuJoCo joint
        self.equalities = []
        self.tendons = []
        self.dummies = {}  # part: bodies that hang on it for closures
        self.given = [
            dof["id"]
            for joint in document["joints"]
            for dof in joint.get("dofs", [])
            if dof.get("role") != "follows" and dof["type"] in ("rotation", "translation", "helical")
        ]
        self.left_out = set()
        for closure in document.get("closures", []):
            self.close(closure)
        for coupling in document.get("couplings", []):
            self.couple(coupling)
        children = {}
        for joint in document["joints"]:
            children.setdefault(joint["parent"], []).append(joint)
        held = {joint["child"] for joint in document["joints"]}
        bodies = "".join(self.body(p["id"], None, children) for p in document["parts"] if p["id"] not in held)
        for dof in self.given:
            if dof in self.joints:
                self.equalities.append(
                    f'<joint name="given {dof}" joint1="{dof}" polycoef="0 0 0 0 0"/>')
        self.xml = f"""<mujoco><compiler angle="radian" balanceinertia="true"/>
<option gravity="0 0 0" timestep="0.002" integrator="implicit" iterations="200" tolerance="1e-14">
<flag contact="disable"/></option>
<default><equality solref="0.008 1" solimp="0.99 0.9999 0.0001"/></default>
<worldbody>{bodies}</worldbody><tendon>{"".join(self.tendons)}</tendon>
<equality>{"".join(self.equalities)}</equality></mujoco>"""
        self.model = mujoco.MjModel.from_xml_string(self.xml)
        self.data = mujoco.MjData(self.model)

    def body(self, part, joint, children):
        inner = self.joint(joint) if joint else ""
        below = "".join(self.body(j["child"], j, children) for j in children.get(part, []))
        return (
            f'<body name="{part}">{inner}{self.inertial(self.centre(joint))}'
            f'{"".join(self.dummies.get(part, []))}{below}</body>')

    def centre(self, joint):
        return joint["frame"]["origin"] if joint else [0, 0, 0]

    def inertial(self, at, mass=1.0):
        return f'<inertial pos="{text(at)}" mass="{mass}" diaginertia="{mass * 0.02} {mass * 0.02} {mass * 0.02}"/>'

    def joint(self, record):
        origin, axes = frame(record["frame"])
        made = []
        for dof in record.get("dofs", []):
            name, axis = dof["id"], axes[dof.get("axis", "z")]
            self.offset[name] = dof.get("drawn", 0) or 0
            common = f'pos="{text(origin)}" axis="{text(axis)}" damping="2" armature="0.02"'
            if dof["type"] == "rotation":
                made.append(f'<joint name="{name}" type="hinge" {common}/>')
            elif dof["type"] == "translation":
                made.append(f'<joint name="{name}" type="slide" {common}/>')
            elif dof["type"] == "helical":
                made.append(f'<joint name="{name}" type="hinge" {common}/>')
                made.append(f'<joint name="{name} advance" type="slide" {common}/>')
                self.equalities.append(
                    f'<joint joint1="{name} advance" joint2="{name}" polycoef="0 {dof["lead"] / (2 * math.pi)!r} 0 0 0"/>')
            else:
                kind = "ball" if dof["type"] == "rotation3" else "free"
                made.append(f'<joint name="{name}" type="{kind}" pos="{text(origin)}" damping="2"/>')
                continue
            self.joints[name] = name
        return "".join(made)

    def close(self, record):
        """Ball and weld directly, a hinge by two points of its line; the others by a body that slides on b."""
        a, b, kind = record["a"], record["b"], record["kind"]
        origin, axes = frame(record["frame"])

        def connect(first, at):
            self.equalities.append(f'<connect body1="{first}" body2="{b}" anchor="{text(at)}"/>')

        if kind == "hinge":
            connect(a, origin + 0.05 * axes["z"])
            connect(a, origin - 0.05 * axes["z"])
        elif kind == "ball":
            connect(a, origin)
        elif kind == "weld":
            self.equalities.append(f'<weld body1="{a}" body2="{b}"/>')
        else:
            free = {
                "slide": [("slide", "z")], "cylinder": [("slide", "z"), ("hinge", "z")],
                "slot": [("slide", "x"), ("hinge", "z")], "rest": [("slide", "x"), ("slide", "y")],
            }[kind]
            name = f'{record["id"]} runner'
            joints = "".join(
                f'<joint type="{t}" pos="{text(origin)}" axis="{text(axes[n])}" damping="2" armature="0.02"/>' for t, n in free)
            self.dummies.setdefault(b, []).append(
                f'<body name="{name}">{joints}{self.inertial(origin, 0.1)}</body>')
            if kind == "rest":
                self.equalities.append(f'<connect body1="{a}" body2="{name}" anchor="{text(origin)}"/>')
            else:
                self.equalities.append(f'<weld body1="{a}" body2="{name}"/>')

    def couple(self, record):
        relation = record["relation"]
        if "curve" in relation:
            self.left_out.add(relation["curve"]["output"])
        if "linear" not in relation:
            return
        relation = relation["linear"]
        terms = relation["terms"]
        drawn = {
            dof["id"]: dof.get("drawn", 0) or 0 for j in self.document["joints"] for dof in j.get("dofs", [])
        }
        scale = max(abs(t["factor"]) for t in terms)
        value = (relation.get("equals", 0) - sum(t["factor"] * drawn[t["dof"]] for t in terms)) / scale
        name = f'coupling {record["id"]}'
        self.tendons.append(
            f'<fixed name="{name}">'
            + "".join(f'<joint joint="{t["dof"]}" coef="{t["factor"] / scale!r}"/>' for t in terms) + "</fixed>")
        self.equalities.append(f'<tendon tendon1="{name}" polycoef="{value!r} 0 0 0 0"/>')

    # The motion.

    def hold(self, values):
        for dof in self.given:
            if dof in self.joints:
                i = mujoco.mj_name2id(self.model, mujoco.mjtObj.mjOBJ_EQUALITY, f"given {dof}")
                self.model.eq_data[i, 0] = values.get(dof, self.offset[dof]) - self.offset[dof]

    def read(self, dof):
        i = mujoco.mj_name2id(self.model, mujoco.mjtObj.mjOBJ_JOINT, self.joints[dof])
        return self.data.qpos[self.model.jnt_qposadr[i]] + self.offset[dof]

    def settle(self, steps):
        for _ in range(steps):
            mujoco.mj_step(self.model, self.data)
            if np.max(np.abs(self.data.qvel), initial=0) < SETTLED:
                return True
        return False

    def go(self, before, after, substeps):
        for k in range(1, substeps + 1):
            share = k / substeps
            self.hold({d: before[d] + share * (after[d] - before[d]) for d in self.given if d in before})
            self.settle(20)

    def follow(self, path):
        """Largest differences in radians and metres over a path, and how many followers were compared."""
        samples = path["samples"]
        mujoco.mj_resetData(self.model, self.data)
        where = dict(self.offset)
        worst = {"angle": 0.0, "length": 0.0, "angleOf": "", "lengthOf": "", "settled": True}
        kinds = {d["id"]: d["type"] for j in self.document["joints"] for d in j.get("dofs", [])}
        compared = [
            d for d in self.joints
            if d not in self.given and d not in self.left_out and d in samples[0]
        ]
        for i, sample in enumerate(samples):
            self.go(where, sample, 200 if i == 0 else 24)
            worst["settled"] = self.settle(20000) and worst["settled"]
            where = {**where, **{d: sample[d] for d in self.given if d in sample}}
            for d in compared:
                kind = "length" if kinds[d] == "translation" else "angle"
                difference = abs(self.read(d) - sample[d])
                if difference > worst[kind]:
                    worst[kind], worst[kind + "Of"] = difference, d
        return {**worst, "followers": len(compared), "samples": len(samples), "leftOut": len(self.left_out)}


for line in sys.stdin:
    request = json.loads(line)
    model = Model(request["document"])
    answers = [{"input": path["input"], **model.follow(path)} for path in request["paths"]]
    print(json.dumps(answers), flush=True)
