"""The peers: what a careful Python user draws pictures with. ENGINE TRIANGLES VIEWS

Answers one line: pictures a second without the first, milliseconds of the first with context and upload. 512 x 512 pixels,
read back as an array. TRIANGLES and VIEWS are written by `PintleBenchmarks render`.
"""
import os
import sys
import time

import numpy as np

SIDE = 512


def read(triangles, views):
    data = np.fromfile(triangles, dtype="<f4", offset=4).reshape(-1, 6)
    cameras = np.loadtxt(views, ndmin=2)
    return data[:, :3].copy(), data[:, 3:].copy(), cameras


def look_at(eye, target):
    back = (eye - target) / np.linalg.norm(eye - target)
    right = np.cross([0, 0, 1.0], back)
    right /= np.linalg.norm(right)
    pose = np.eye(4)
    pose[:3, 0], pose[:3, 1], pose[:3, 2], pose[:3, 3] = right, np.cross(back, right), back, eye
    return pose


def pyrender_engine(positions, normals, cameras):
    os.environ["PYOPENGL_PLATFORM"] = "osmesa"
    import pyrender

    scene = pyrender.Scene(bg_color=[0.95, 0.95, 0.96, 1], ambient_light=[0.3, 0.3, 0.3])
    primitive = pyrender.Primitive(
        positions=positions, normals=normals, mode=4,
        material=pyrender.MetallicRoughnessMaterial(baseColorFactor=[0.6, 0.5, 0.4, 1]))
    scene.add(pyrender.Mesh([primitive]))
    lens = scene.add(pyrender.PerspectiveCamera(yfov=np.radians(cameras[0, 6]), aspectRatio=1))
    lamp = scene.add(pyrender.DirectionalLight(intensity=4))
    renderer = pyrender.OffscreenRenderer(SIDE, SIDE)

    def draw(camera):
        pose = look_at(camera[:3], camera[3:6])
        scene.set_pose(lens, pose)
        scene.set_pose(lamp, pose)
        return renderer.render(scene)[0]

    return draw


def mujoco_engine(positions, normals, cameras):
    os.environ["MUJOCO_GL"] = "osmesa"
    import mujoco

    spec = mujoco.MjSpec()
    spec.visual.global_.offwidth = spec.visual.global_.offheight = SIDE
    spec.visual.global_.fovy = cameras[0, 6]
    mesh = spec.add_mesh(name="asset")
    mesh.inertia = mujoco.mjtMeshInertia.mjMESH_INERTIA_SHELL
    mesh.uservert = positions.reshape(-1).tolist()
    mesh.userface = np.arange(len(positions), dtype=np.int32).tolist()
    spec.worldbody.add_geom(type=mujoco.mjtGeom.mjGEOM_MESH, meshname="asset", contype=0, conaffinity=0)
    spec.worldbody.add_light(pos=[2, -2, 4], dir=[-0.4, 0.4, -0.8])
    model = spec.compile()
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    renderer = mujoco.Renderer(model, SIDE, SIDE)

    def draw(camera):
        view = mujoco.MjvCamera()
        view.type = mujoco.mjtCamera.mjCAMERA_FREE
        toward = camera[3:6] - camera[:3]
        view.lookat[:] = camera[3:6]
        view.distance = np.linalg.norm(toward)
        view.azimuth = np.degrees(np.arctan2(toward[1], toward[0]))
        view.elevation = np.degrees(np.arcsin(toward[2] / view.distance))
        renderer.update_scene(data, view)
        return renderer.render()

    return draw


def vtk_engine(positions, normals, cameras):
    import vtk
    from vtk.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray, vtk_to_numpy

    points = vtk.vtkPoints()
    points.SetData(numpy_to_vtk(positions, deep=True))
    count = len(positions) // 3
    cells = np.hstack([np.full((count, 1), 3), np.arange(3 * count).reshape(-1, 3)]).astype(np.int64).ravel()
    polygons = vtk.vtkCellArray()
    polygons.ImportLegacyFormat(numpy_to_vtkIdTypeArray(cells, deep=True))
    mesh = vtk.vtkPolyData()
    mesh.SetPoints(points)
    mesh.SetPolys(polygons)
    mesh.GetPointData().SetNormals(numpy_to_vtk(normals, deep=True))
    mapper = vtk.vtkPolyDataMapper()
    mapper.SetInputData(mesh)
    actor = vtk.vtkActor()
    actor.SetMapper(mapper)
    actor.GetProperty().SetColor(0.6, 0.5, 0.4)
    scene = vtk.vtkRenderer()
    scene.AddActor(actor)
    scene.SetBackground(0.95, 0.95, 0.96)
    window = vtk.vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetSize(SIDE, SIDE)
    window.SetMultiSamples(4)
    window.AddRenderer(scene)

    def draw(camera):
        lens = scene.GetActiveCamera()
        lens.SetPosition(camera[:3])
        lens.SetFocalPoint(camera[3:6])
        lens.SetViewUp(0, 0, 1)
        lens.SetViewAngle(camera[6])
        scene.ResetCameraClippingRange()
        window.Render()
        pixels = vtk.vtkUnsignedCharArray()
        window.GetRGBACharPixelData(0, 0, SIDE - 1, SIDE - 1, 1, pixels)
        return vtk_to_numpy(pixels)[:, :3].reshape(SIDE, SIDE, 3)

    return draw


def bpy_engine(positions, normals, cameras):
    import tempfile

    import bpy
    import mathutils

    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    mesh = bpy.data.meshes.new("asset")
    count = len(positions) // 3
    mesh.vertices.add(3 * count)
    mesh.vertices.foreach_set("co", positions.ravel())
    mesh.loops.add(3 * count)
    mesh.loops.foreach_set("vertex_index", np.arange(3 * count, dtype=np.int32))
    mesh.polygons.add(count)
    mesh.polygons.foreach_set("loop_start", 3 * np.arange(count, dtype=np.int32))
    mesh.update()
    scene.collection.objects.link(bpy.data.objects.new("asset", mesh))
    lens = bpy.data.cameras.new("camera")
    lens.angle = np.radians(cameras[0, 6])
    scene.camera = bpy.data.objects.new("camera", lens)
    scene.collection.objects.link(scene.camera)
    # Of its engines the quickest; it keeps pictures to itself, so they go through a file without compression.
    scene.render.engine = "BLENDER_WORKBENCH"
    scene.render.resolution_x = scene.render.resolution_y = SIDE
    scene.render.image_settings.file_format = "BMP"
    scene.render.filepath = os.path.join(tempfile.mkdtemp(), "view.bmp")

    def draw(camera):
        scene.camera.location = camera[:3]
        toward = mathutils.Vector(camera[3:6]) - mathutils.Vector(camera[:3])
        scene.camera.rotation_euler = toward.to_track_quat("-Z", "Y").to_euler()
        bpy.ops.render.render(write_still=True)
        return np.fromfile(scene.render.filepath, dtype=np.uint8)[54:]

    return draw


def main():
    engine, triangles, views = sys.argv[1:4]
    positions, normals, cameras = read(triangles, views)
    make = {"pyrender": pyrender_engine, "mujoco": mujoco_engine, "vtk": vtk_engine, "bpy": bpy_engine}[engine]
    # Libraries are loaded before the clock starts, as they are for Pintle.
    if engine == "pyrender":
        os.environ["PYOPENGL_PLATFORM"] = "osmesa"
    if engine == "mujoco":
        os.environ["MUJOCO_GL"] = "osmesa"
    __import__(engine)
    start = time.perf_counter()
    draw = make(positions, normals, cameras)
    image = draw(cameras[0])
    first = time.perf_counter() - start
    # A picture that shows nothing is no picture.
    if image.std() < 1:
        sys.exit(f"{engine}: blank")
    start = time.perf_counter()
    for camera in cameras:
        draw(camera)
    print(len(cameras) / (time.perf_counter() - start), 1e3 * first)
    sys.stdout.flush()
    # Some of these engines fall over their own contexts when Python ends.
    os._exit(0)


main()
