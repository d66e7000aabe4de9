"""Forward kinematics written down a second time, from the files alone: nothing here is Pintle's own code.

Frames are 4×4 matrices that act on column vectors; metres, radians.
"""

import numpy as np

# Asset (z up, front −y) to glTF (y up, front +z).
TO_GLTF = np.array([[1, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0], [0, 0, 0, 1]], float)


def translation(v):
    m = np.eye(4)
    m[:3, 3] = v
    return m


def rotation(axis, angle, origin=(0, 0, 0)):
    """A turn about a line, by Rodrigues' formula."""
    x, y, z = np.asarray(axis, float) / np.linalg.norm(axis)
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    m = np.eye(4)
    m[:3, :3] = np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k
    return translation(origin) @ m @ translation(-np.asarray(origin, float))


def motion(kind, origin, axis, value, lead=0.0):
    axis = np.asarray(axis, float) / np.linalg.norm(axis)
    if kind == "rotation":
        return rotation(axis, value, origin)
    if kind == "translation":
        return translation(axis * value)
    if kind == "helical":
        return translation(axis * lead * value / (2 * np.pi)) @ rotation(axis, value, origin)
    raise ValueError(f"no single motion for {kind}")


KINDS = {"hinge": "rotation", "spin": "rotation", "slide": "translation", "screw": "helical"}


def freedoms(joint):
    """The degrees of freedom of a joint of `extras.articulation`, parent to child."""
    if "dofs" in joint:
        return joint["dofs"]
    if joint["kind"] == "fixed":
        return []
    return [dict(joint, type=KINDS[joint["kind"]])]


def articulation_motions(joints, values):
    """Where each part has gone from the rest pose, in the scene: product of exponentials along the tree."""
    by_child = {j["child"]: j for j in joints}

    def of(part):
        joint = by_child.get(part)
        if joint is None:
            return np.eye(4)
        m = of(joint["parent"])
        for f in freedoms(joint):
            step = values.get(f["name"], f["home"]) - f["home"]
            m = m @ motion(f["type"], f["origin"], f["axis"], step, f.get("lead", 0.0))
        return m

    return of


def document_motions(document, values):
    """Where each part has gone from the drawn pose, in the asset, from the Document's own joints."""
    by_child = {j["child"]: j for j in document.get("joints", [])}
    home = document.get("home", {})

    def frame(f):
        z = np.asarray(f["z"], float) / np.linalg.norm(f["z"])
        x = np.asarray(f["x"], float)
        x = x - z * (x @ z)
        x /= np.linalg.norm(x)
        m = np.eye(4)
        m[:3, 0], m[:3, 1], m[:3, 2], m[:3, 3] = x, np.cross(z, x), z, f["origin"]
        return m

    def of(part):
        joint = by_child.get(part)
        if joint is None:
            return np.eye(4)
        f = frame(joint["frame"])
        local = np.eye(4)
        for dof in joint.get("dofs", []):
            axis = {"x": (1, 0, 0), "y": (0, 1, 0), "z": (0, 0, 1)}[dof["axis"]]
            value = values.get(dof["id"], home.get(dof["id"], dof["drawn"]))
            local = local @ motion(dof["type"], (0, 0, 0), axis, value - dof["drawn"], dof.get("lead", 0.0))
        return of(joint["parent"]) @ f @ local @ np.linalg.inv(f)

    return of


def quaternion_matrix(q):
    x, y, z, w = np.asarray(q, float) / np.linalg.norm(q)
    m = np.eye(4)
    m[:3, :3] = [
        [1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
        [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
        [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)],
    ]
    return m


def slerp(a, b, t):
    a, b = np.asarray(a, float), np.asarray(b, float)
    if a @ b < 0:
        b = -b
    angle = np.arccos(np.clip(a @ b, -1, 1))
    if angle < 1e-9:
        return a
    return (np.sin((1 - t) * angle) * a + np.sin(t * angle) * b) / np.sin(angle)
