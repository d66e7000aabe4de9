"""Which of the broken cabinets other readers of URDF accept. Prints a table in Markdown.

    cabinets_urdf.py FOLDER

Accepted: the reader loads the file without an exception (for check_urdf: ends with status 0). Each reader is used as its
manual says, meshes included; MuJoCo compiles, which is its check.
"""
import shutil
import subprocess
import sys
from pathlib import Path


def yourdfpy(path):
    import yourdfpy

    robot = yourdfpy.URDF.load(str(path), build_collision_scene_graph=True, load_collision_meshes=True)
    if not robot.validate():
        raise ValueError("; ".join(map(str, robot.errors)))


def urchin(path):
    import urchin

    urchin.URDF.load(str(path)).link_fk()


def mujoco(path):
    import mujoco

    mujoco.MjModel.from_xml_path(str(path))


def check_urdf(path):
    done = subprocess.run(["check_urdf", str(path)], capture_output=True, text=True)
    if done.returncode != 0:
        raise ValueError(done.stderr)


def available():
    tools = {}
    for name, reader in (("yourdfpy", yourdfpy), ("urchin", urchin), ("mujoco", mujoco)):
        try:
            __import__(name)
            tools[name] = reader
        except ImportError as missing:
            print(f"{name}: not here: {missing}", file=sys.stderr)
    if shutil.which("check_urdf"):
        tools["check_urdf"] = check_urdf
    return tools


def main():
    files = sorted(Path(sys.argv[1]).glob("*.urdf"))
    broken = [f for f in files if f.stem != "cabinet"]
    tools = available()
    rows = []
    for name, reader in tools.items():
        accepted, refused = [], []
        for path in files:
            try:
                reader(path)
                accepted.append(path.stem)
            except BaseException as error:  # some end the process
                refused.append(path.stem)
                print(f"{name} {path.stem}: {str(error)[:200]}", file=sys.stderr)
        faults = [f for f in refused if f != "cabinet"]
        sound = "accepted" if "cabinet" in accepted else "refused"
        rows.append(f"| {name} | {len(broken) - len(faults)} | {len(faults)} | {', '.join(faults)} | {sound} |")
    print("Other readers on the same URDF files:\n")
    print("| reader | broken ones accepted | refused | which | the sound one |\n|---|---|---|---|---|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
