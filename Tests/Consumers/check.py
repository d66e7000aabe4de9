"""Checks exported files with readers that are not ours. Prints a line for each file; exit status 1 if anything is wrong.

For every X.glb: X.document.json (the Document it was made from) and, where there is one, X.model.json (what Pintle says
about it: bounds at home in asset coordinates, triangles, parts).
"""

import json
import pathlib
import re
import subprocess
import sys
import warnings

import jsonschema
import numpy as np
import trimesh

from glb import GLB
from kinematics import TO_GLTF, articulation_motions, document_motions, freedoms

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "Sources/PintleDocument/document.schema.json").read_text())
POSE = 1e-4


def fail(message):
    raise AssertionError(message)


def near(a, b, tolerance, what):
    error = float(np.max(np.abs(np.asarray(a, float) - np.asarray(b, float))))
    if not error <= tolerance:
        fail(f"{what}: off by {error:.3g}, allowed {tolerance:g}")


def check_document(document):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    errors = sorted(validator.iter_errors(document), key=lambda e: list(e.path))
    if errors:
        fail(f"schema: {errors[0].json_path}: {errors[0].message[:200]}")


def check_articulation(glb, document):
    """The joints in the file say the same as the joints of the Document, at home and at ten other poses."""
    names = [j["name"] for j in glb.joints]
    if names != [j["id"] for j in document.get("joints", [])]:
        fail(f"extras.articulation has the joints {names}")
    at_home = document_motions(document, {})
    random = np.random.default_rng(1)
    for trial in range(11):
        values = {}
        for joint in glb.joints:
            for f in freedoms(joint):
                low, high = f.get("range", (-3.0, 3.0))
                values[f["name"]] = f["home"] if trial == 0 else random.uniform(low, high)
        ours = articulation_motions(glb.joints, values)
        theirs = document_motions(document, values)
        for part in (p["id"] for p in document["parts"]):
            expected = TO_GLTF @ theirs(part) @ np.linalg.inv(at_home(part)) @ np.linalg.inv(TO_GLTF)
            near(ours(part), expected, 1e-6, f"articulation of {part}")


def target(freedom):
    """Where a clip opens to."""
    low, high = freedom["range"]
    return high if high - freedom["home"] > 1e-9 else low


def check_clips(glb):
    by_name = {f["name"]: f for j in glb.joints for f in freedoms(j)}
    rest = glb.world()
    seen = set()
    for animation in glb.gltf.animations:
        match = re.fullmatch(r"(.+)_(open|close|cycle)", animation.name) or fail(f"clip {animation.name}")
        name, kind = match.groups()
        f = by_name[name]
        seen.add(name)
        if kind == "cycle":
            ends = (f["home"], f["home"] + 2 * np.pi)
        else:
            ends = (f["home"], target(f)) if kind == "open" else (target(f), f["home"])
        for share in (0.0, 0.13, 0.37, 0.5, 0.81, 1.0):
            world = glb.world(glb.clip(animation, share))
            motions = articulation_motions(glb.joints, {name: ends[0] + (ends[1] - ends[0]) * share})
            for i, node in enumerate(glb.names):
                if i not in glb.shown:
                    continue
                # Nodes that only show a shape hang on their part.
                part = i
                while glb.names[part] not in PARTS:
                    part = glb.parent[part]
                expected = motions(glb.names[part]) @ rest[i]
                near(world[i], expected, POSE, f"{animation.name} at {share:.0%}: node {node}")
    moving = {f["name"] for f in by_name.values() if f["role"] != "follows" and f.get("range", [0, 1])[0] != f.get("range", [0, 1])[1]}
    if seen != moving:
        fail(f"clips for {sorted(seen)}, moving are {sorted(moving)}")


def check_physics(glb, document):
    """Bodies, colliders and joints as KHR_physics_rigid_bodies has them: every part collides, every joint is there, and
    stands as far from its zero as the Document's home says."""
    if "KHR_physics_rigid_bodies" not in (glb.gltf.extensionsUsed or []):
        return
    if glb.gltf.extensionsRequired:
        fail(f"readers must know {glb.gltf.extensionsRequired}")
    root = glb.gltf.extensions["KHR_physics_rigid_bodies"]
    shapes = glb.gltf.extensions.get("KHR_implicit_shapes", {}).get("shapes", [])
    world = glb.world()
    homes = {f["name"]: f["home"] for j in glb.joints for f in freedoms(j)}
    single = {j["name"]: j for j in glb.joints if len(list(freedoms(j))) == 1}
    bodies, joints, colliders = 0, 0, 0
    for i, n in enumerate(glb.nodes):
        said = (n.extensions or {}).get("KHR_physics_rigid_bodies", {})
        bodies += "motion" in said
        if "collider" in said:
            colliders += 1
            geometry = said["collider"]["geometry"]
            if "shape" in geometry:
                shapes[geometry["shape"]]
            elif glb.nodes[geometry["node"]].mesh is None or not geometry["convexHull"]:
                fail(f"{n.name} has no hull")
            at = i
            while "motion" not in ((glb.nodes[at].extensions or {}).get("KHR_physics_rigid_bodies") or {}):
                at = glb.parent[at]
        if "joint" not in said:
            continue
        joints += 1
        limits = root["physicsJoints"][said["joint"]["joint"]]["limits"]
        joint = single.get(n.name)
        if joint is None or "range" not in joint or joint["kind"] not in ("hinge", "spin", "slide"):
            continue
        # Where the child stands in the joint's node is its coordinate, in the sense of the limit.
        X = np.linalg.inv(world[i]) @ world[said["joint"]["connectedNode"]]
        kind = "linearAxes" if joint["kind"] == "slide" else "angularAxes"
        limit = next(l for l in limits if len(l.get(kind, [])) == 1 and (l["min"], l["max"]) != (0, 0))
        k = limit[kind][0]
        a, b = [(1, 2), (2, 0), (0, 1)][k]
        value = X[k, 3] if kind == "linearAxes" else np.arctan2(X[b, a], X[a, a])
        low, high = joint["range"]
        sense = 1 if abs(limit["min"] - low) < 1e-9 and abs(limit["max"] - high) < 1e-9 else -1
        near([limit["min"], limit["max"]], sorted([sense * low, sense * high]), 1e-9, f"limits of {n.name}")
        turns = 0 if kind == "linearAxes" else round((sense * homes[n.name] - value) / (2 * np.pi)) * 2 * np.pi
        near(value + turns, sense * homes[n.name], 1e-6, f"where {n.name} stands")
    expected = sum(j["kind"] not in ("fixed", "free") for j in glb.joints)
    if joints < expected:
        fail(f"{joints} joints of {expected}")
    if bodies == 0 or colliders < len(document["parts"]):
        fail(f"{bodies} bodies, {colliders} colliders for {len(document['parts'])} parts")


def check_names(glb, document):
    parts = [p["id"] for p in document["parts"]]
    if glb.names[: len(parts)] != parts:
        fail(f"nodes {glb.names}")
    if len({n.lower() for n in glb.names}) != len(glb.names):
        fail("node names are not unique")
    for name in glb.names:
        if not re.fullmatch(r"[A-Za-z0-9_-]+", name):
            fail(f"node name {name!r}")
    for n in glb.nodes:
        if n.scale not in (None, [1, 1, 1]) or n.matrix is not None:
            fail(f"node {n.name} is scaled")
    for joint in document.get("joints", []):
        i = glb.names.index(joint["child"])
        if glb.names[glb.parent[i]] != joint["parent"]:
            fail(f"{joint['child']} hangs on {glb.names[glb.parent[i]]}")


def check_materials(glb, document):
    for m in glb.gltf.materials:
        said = document["materials"][m.name]
        pbr = m.pbrMetallicRoughness
        near(pbr.baseColorFactor, said["baseColor"] + [said["opacity"]], 1e-6, f"colour of {m.name}")
        near([pbr.metallicFactor, pbr.roughnessFactor], [said["metallic"], said["roughness"]], 1e-6, m.name)
        if (m.alphaMode == "BLEND") != (said["opacity"] < 1):
            fail(f"alphaMode of {m.name}")


def check_bounds(glb, scene, model):
    v = glb.vertices()
    near(scene.bounds, [v.min(axis=0), v.max(axis=0)], 1e-5, "trimesh's bounds")
    if model:
        lower, upper = model["lower"], model["upper"]
        # y up: (x, y, z) → (x, z, −y).
        near(v.min(axis=0), [lower[0], lower[2], -upper[1]], 1e-5, "lower bound")
        near(v.max(axis=0), [upper[0], upper[2], -lower[1]], 1e-5, "upper bound")
        if glb.triangles() != model["triangles"]:
            fail(f"{glb.triangles()} triangles, the model has {model['triangles']}")


def check_trimesh(glb, scene):
    world = glb.world()
    for i, name in enumerate(glb.names):
        if i not in glb.shown:
            continue
        if name not in scene.graph.nodes:
            fail(f"trimesh has no node {name}")
        near(scene.graph.get(name)[0], world[i], 1e-6, f"trimesh's pose of {name}")
    for name, mesh in scene.geometry.items():
        if not np.isfinite(mesh.vertices).all() or len(mesh.faces) == 0:
            fail(f"trimesh's mesh {name}")


def check_assimp(path, glb):
    done = subprocess.run(["assimp", "info", str(path)], capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        fail(f"assimp: {done.stdout[-300:]}{done.stderr[-300:]}")
    counts = dict(re.findall(r"^(Materials|Animations|Nodes|Meshes):\s+(\d+)", done.stdout, re.M))
    if int(counts["Animations"]) != len(glb.gltf.animations):
        fail(f"assimp sees {counts['Animations']} animations of {len(glb.gltf.animations)}")
    if int(counts["Nodes"]) < len(glb.shown):
        fail(f"assimp sees {counts['Nodes']} nodes of {len(glb.shown)}")
    for i, name in enumerate(glb.names):
        if i in glb.shown and name not in done.stdout:
            fail(f"assimp does not name node {name}")


PARTS = set()


def check_file(path):
    document = json.loads(path.with_suffix(".document.json").read_text())
    sidecar = path.with_suffix(".model.json")
    model = json.loads(sidecar.read_text()) if sidecar.exists() else None
    PARTS.clear()
    PARTS.update(p["id"] for p in document["parts"])
    glb = GLB(path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        scene = trimesh.load_scene(path)
    check_document(document)
    check_names(glb, document)
    check_materials(glb, document)
    check_articulation(glb, document)
    check_clips(glb)
    check_physics(glb, document)
    check_bounds(glb, scene, model)
    check_trimesh(glb, scene)
    check_assimp(path, glb)
    return f"{len(glb.nodes)} nodes, {len(glb.gltf.meshes)} meshes, {len(glb.gltf.animations)} clips, {glb.triangles()} triangles"


def main(folders):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    files = sorted(f for folder in folders for f in pathlib.Path(folder).rglob("*.glb"))
    if not files:
        print("no GLB files to check", file=sys.stderr)
        return 1
    failed = 0
    for path in files:
        try:
            print(f"ok    {path.name}: {check_file(path)}")
        except Exception as error:
            failed += 1
            print(f"FAIL  {path.name}: {type(error).__name__}: {error}")
    print(f"{len(files) - failed} of {len(files)} files pass trimesh, pygltflib, assimp and jsonschema")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
