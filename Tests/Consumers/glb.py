"""A glTF file as pygltflib reads it, with node poses at rest and within clips."""

import numpy as np
import pygltflib

from kinematics import quaternion_matrix, slerp, translation

WIDTH = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}
TYPE = {5123: "<u2", 5125: "<u4", 5126: "<f4"}


class GLB:
    def __init__(self, path):
        self.gltf = pygltflib.GLTF2().load(str(path))
        self.blob = self.gltf.binary_blob() or b""
        self.nodes = self.gltf.nodes
        self.names = [n.name for n in self.nodes]
        self.parent = {c: i for i, n in enumerate(self.nodes) for c in n.children or []}
        # Hulls of colliders lie outside of the scene.
        self.shown = set()
        open_nodes = list(self.gltf.scenes[self.gltf.scene].nodes)
        while open_nodes:
            i = open_nodes.pop()
            self.shown.add(i)
            open_nodes += self.nodes[i].children or []
        extras = self.gltf.scenes[self.gltf.scene].extras or {}
        self.joints = extras["articulation"]["joints"]

    def numbers(self, index):
        a = self.gltf.accessors[index]
        view = self.gltf.bufferViews[a.bufferView]
        width = WIDTH[a.type]
        start = (view.byteOffset or 0) + (a.byteOffset or 0)
        data = np.frombuffer(self.blob, TYPE[a.componentType], a.count * width, start)
        return data.reshape(a.count, width).astype(float)

    def world(self, moved=None):
        """The pose of every node in the scene; `moved` replaces translation or rotation of nodes."""
        moved = moved or {}

        def local(i):
            n = self.nodes[i]
            t = moved.get((i, "translation"), n.translation or (0, 0, 0))
            r = moved.get((i, "rotation"), n.rotation or (0, 0, 0, 1))
            return translation(t) @ quaternion_matrix(r)

        def of(i):
            return of(self.parent[i]) @ local(i) if i in self.parent else local(i)

        return [of(i) for i in range(len(self.nodes))]

    def clip(self, animation, share):
        """What a clip does at a share of its length."""
        moved = {}
        for channel in animation.channels:
            sampler = animation.samplers[channel.sampler]
            times = self.numbers(sampler.input)[:, 0]
            values = self.numbers(sampler.output)
            at = times[-1] * share
            k = int(np.clip(np.searchsorted(times, at, side="right") - 1, 0, len(times) - 2))
            t = (at - times[k]) / (times[k + 1] - times[k])
            path = channel.target.path
            a, b = values[k], values[k + 1]
            moved[(channel.target.node, path)] = slerp(a, b, t) if path == "rotation" else a + (b - a) * t
        return moved

    def vertices(self):
        """Every vertex in the scene, at rest."""
        out = []
        world = self.world()
        for i, n in enumerate(self.nodes):
            if n.mesh is None or i not in self.shown:
                continue
            for p in self.gltf.meshes[n.mesh].primitives:
                v = self.numbers(p.attributes.POSITION)
                out.append(v @ world[i][:3, :3].T + world[i][:3, 3])
        return np.concatenate(out)

    def triangles(self):
        """Triangles drawn, copies counted."""
        return sum(
            self.gltf.accessors[p.indices].count // 3
            for i, n in enumerate(self.nodes)
            if n.mesh is not None and i in self.shown
            for p in self.gltf.meshes[n.mesh].primitives
        )
