"""The peer: what a careful Python user writes to audit a URDF, with trimesh and python-fcl. No certificate comes out of it.

Reads paths of URDF files from stdin, one per line, and answers each with one line of JSON: milliseconds for reading
(`load`: XML, meshes, primitives) and for the audit (`audit`: hierarchies of bounding volumes, then five poses of each
joint on its own, every link that it moves against every link that it does not, contacts with depth).
"""
import json
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import fcl
import numpy as np
import trimesh


def numbers(text, default):
    return [float(x) for x in text.replace(",", " ").split()] if text else default


def pose(origin):
    m = np.eye(4)
    if origin is not None:
        m = trimesh.transformations.euler_matrix(*numbers(origin.get("rpy"), [0, 0, 0]), "sxyz")
        m[:3, 3] = numbers(origin.get("xyz"), [0, 0, 0])
    return m


def geometry(element, folder):
    shape = element.find("geometry")[0]
    if shape.tag == "box":
        return trimesh.creation.box(numbers(shape.get("size"), None))
    if shape.tag == "cylinder":
        return trimesh.creation.cylinder(float(shape.get("radius")), float(shape.get("length")))
    if shape.tag == "sphere":
        return trimesh.creation.icosphere(3, float(shape.get("radius")))
    mesh = trimesh.load(folder / shape.get("filename"), force="mesh", process=False)
    return mesh.apply_scale(numbers(shape.get("scale"), [1, 1, 1]))


def load(path):
    root = ET.parse(path).getroot()
    links = {}
    for link in root.findall("link"):
        meshes = [geometry(v, path.parent).apply_transform(pose(v.find("origin"))) for v in link.findall("visual")]
        links[link.get("name")] = trimesh.util.concatenate(meshes) if meshes else None
    joints = []
    for joint in root.findall("joint"):
        limit, axis = joint.find("limit"), joint.find("axis")
        kind = joint.get("type")
        low, high = (-np.pi, np.pi) if kind == "continuous" else (0.0, 0.0)
        if limit is not None and kind != "continuous":
            low, high = float(limit.get("lower", 0)), float(limit.get("upper", 0))
        joints.append(
            (
                kind, joint.find("parent").get("link"), joint.find("child").get("link"), pose(joint.find("origin")),
                np.array(numbers(axis.get("xyz") if axis is not None else None, [1.0, 0, 0])), low, high,
            )
        )
    return links, joints


def place(links, joints, values):
    world = {}
    held = {j[2]: (i, j) for i, j in enumerate(joints)}

    def of(name):
        if name in world:
            return world[name]
        if name not in held:
            m = np.eye(4)
        else:
            i, (kind, parent, _, origin, axis, _, _) = held[name]
            m = of(parent) @ origin
            q = values.get(i, 0.0)
            if kind == "prismatic":
                m = m @ trimesh.transformations.translation_matrix(axis * q)
            elif q:
                m = m @ trimesh.transformations.rotation_matrix(q, axis)
        world[name] = m
        return m

    for name in links:
        of(name)
    return world


def moved(joints, i):
    names = {joints[i][2]}
    grew = True
    while grew:
        more = {j[2] for j in joints if j[1] in names} - names
        names |= more
        grew = bool(more)
    return names


def audit(links, joints):
    models = {}
    for name, mesh in links.items():
        if mesh is None:
            continue
        bvh = fcl.BVHModel()
        bvh.beginModel(len(mesh.vertices), len(mesh.faces))
        bvh.addSubModel(np.asarray(mesh.vertices), np.asarray(mesh.faces))
        bvh.endModel()
        models[name] = bvh
    request = fcl.CollisionRequest(num_max_contacts=100, enable_contact=True)
    found = []
    for i, (kind, _, _, _, _, low, high) in enumerate(joints):
        if kind == "fixed":
            continue
        movers = moved(joints, i)
        for q in np.linspace(low, high, 5):
            world = place(links, joints, {i: q})
            objects = {
                n: fcl.CollisionObject(m, fcl.Transform(world[n][:3, :3], world[n][:3, 3])) for n, m in models.items()
            }
            for a in models:
                for b in models:
                    if a in movers and b not in movers:
                        result = fcl.CollisionResult()
                        if fcl.collide(objects[a], objects[b], request, result):
                            depth = max(c.penetration_depth for c in result.contacts)
                            found.append((i, float(q), a, b, depth))
    return found


for line in sys.stdin:
    path = Path(line.strip())
    start = time.process_time()
    robot = load(path)
    middle = time.process_time()
    found = audit(*robot)
    end = time.process_time()
    answer = {"load": (middle - start) * 1e3, "audit": (end - middle) * 1e3, "contacts": len(found)}
    print(json.dumps(answer), flush=True)
