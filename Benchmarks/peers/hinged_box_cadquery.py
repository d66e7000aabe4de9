"""The peer: the same hinged box in CadQuery, meshed, and audited with trimesh and python-fcl at five poses.

No certificate comes out of it: five sampled poses, no range in between. It stands for what a careful Python user
writes today on the same kernel (Open CASCADE).
"""
import math
import sys

import cadquery as cq
import fcl
import numpy as np
import trimesh

WIDTH, DEPTH, HEIGHT, WALL = 0.40, 0.30, 0.20, 0.012


def mesh(solid):
    vertices, triangles = solid.val().tessellate(6e-5)
    return trimesh.Trimesh([v.toTuple() for v in vertices], triangles)


def model(m):
    bvh = fcl.BVHModel()
    bvh.beginModel(len(m.vertices), len(m.faces))
    bvh.addSubModel(np.asarray(m.vertices), np.asarray(m.faces))
    bvh.endModel()
    return bvh


box = cq.Workplane().box(WIDTH, DEPTH, HEIGHT).faces(">Z").shell(-WALL).translate((0, 0, HEIGHT / 2))
lid = cq.Workplane().box(WIDTH, DEPTH, WALL).translate((0, 0, HEIGHT + WALL / 2 + 1e-4))
for k in range(5):
    x = (k - 2) * WIDTH / 5
    knuckle = cq.Workplane("YZ").circle(0.004).extrude(WIDTH / 5 - 2e-4).translate((x - WIDTH / 10, DEPTH / 2 + 0.004, HEIGHT))
    if k % 2 == 0:
        box = box.union(knuckle)
    else:
        lid = lid.union(knuckle)
meshes = mesh(box), mesh(lid)
volumes = box.val().Volume(), lid.val().Volume()
fixed = fcl.CollisionObject(model(meshes[0]), fcl.Transform())
hits = 0
for i in range(5):
    angle = math.radians(105) * i / 4
    c, s = math.cos(-angle), math.sin(-angle)
    rotation = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    pivot = np.array([0, DEPTH / 2, HEIGHT])
    moved = fcl.CollisionObject(model(meshes[1]), fcl.Transform(rotation, pivot - rotation @ pivot))
    hits += fcl.collide(fixed, moved, fcl.CollisionRequest(), fcl.CollisionResult()) > 0
print(f"{hits} of 5 poses touch; volumes {volumes[0]:.6f} and {volumes[1]:.6f} m3", file=sys.stderr)
