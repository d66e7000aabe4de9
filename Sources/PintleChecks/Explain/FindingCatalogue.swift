/// What findings mean that no rule makes: those of the language, the geometry and the host, by id or by family.
public enum FindingCatalogue {
  /// nil for what is not known here.
  public static func meaning(of id: String) -> String? {
    entries[id] ?? families[String(id.prefix { $0 != "." })]
  }

  /// Ids with an entry of their own.
  public static var ids: [String] { entries.keys.sorted() }

  private static let entries: [String: String] = [
    "program.timeout": """
    The program was stopped because it ran too long. The line is where it was when it was stopped, where that is \
    known: look for a loop that does not end.
    """,
    "program.memory": "The program asked for more memory than it may have: look for a list that grows without end.",
    "program.crashed": "The program stopped with a trap: an index out of range, an overflow, endless recursion.",
    "program.exit": "The program ended by itself before it had described an asset.",
    "program.output": "The program printed or described more than is allowed.",
    "program.forbidden":
      "The source uses what an asset program may not use; it describes an asset and does nothing else.",
    "program.import": "The source imports a module other than Pintle.",
    "program.none": "The file holds no asset program.",
    "program.several": "The file holds several asset programs: name one with `--program`.",
    "program.unknown": "The file holds no program of that name.",
    "program.unreadable": "The file cannot be read.",
    "program.storage": "The folder for temporary files cannot be written: no verdict, and no fault of the asset.",
    "program.start": "The program could not be started: no verdict, and no fault of the asset.",
    "program.cancelled": "The run was cancelled: no verdict.",
    "sandbox.unavailable": "The sandbox (bubblewrap, prlimit) cannot be had; `pintle doctor` says what is missing.",
    "joint.axis": "The axis of a joint is no direction: zero, or not a number.",
    "joint.range": "The range of a joint is empty, reversed or not a number.",
    "joint.home": "A joint stands at home outside its own range.",
    "joint.needs": "A joint needs another one that does not exist or cannot stand there.",
    "joint.sense": "The sense asked of a joint cannot be told: its part does not move that way at all.",
    "joint.freedom": "A degree of freedom was addressed that the joint does not have.",
    "joint.follows":
      "A joint that follows others was given a sense, a drive or a value: these come from what it follows.",
    "structure.loop_self": "A closure holds a part on itself; it takes two parts.",
    "loop.reach": "Bars of these lengths do not meet, or do not reach their line: the loop cannot be drawn.",
    "coupling.law": "The law of a coupling is no number somewhere, jumps, or does not come back after its period.",
    "coupling.lines":
      "Joints are coupled by the way they turn, and their lines are not parallel: the way is not clear.",
    "gear.lines": "Gears that mesh lie on parallel lines, side by side; a rack runs across its gear's line.",
    "gear.carrier":
      "Gears mesh in a body in which both their lines rest; here none does, so their distance is not fixed.",
    "chain.length":
      "A chain or belt does not lie tight with so many links or teeth; the hint says at what distance it would.",
    "chain.sprockets": "A chain or belt runs over two or more sprockets of one pitch, in one plane, on parallel lines.",
    "cam.concave":
      "The lobe has a hollow flank, which a flat follower would bridge: a larger base circle or duration mends it.",
    "structure.duplicate_name": "Two parts, or two shapes of one part, were given one name; the later one is renamed.",
    "structure.two_parents": "A part was hung on a second parent; a second hold is a closure.",
    "structure.cycle": "Parts hang on each other in a circle.",
    "structure.empty_part": "A part was made without a shape.",
    "structure.name": "A part or shape has no name, or one that others cannot refer to.",
    "expectation.bound": "An expectation has a bound that is no number, or that everything meets.",
    "solid.failed": """
    The solid kernel could not make a shape (a boolean, a fillet, a sweep). The shape is missing from the model; the \
    finding points at the line of the operation. Change its size a little, or cut it another way.
    """,
    "solid.empty": "A shape has no volume left: everything was cut away, or nothing was joined.",
    "solid.budget": "Making a shape took more work than is allowed.",
    "solid.triangles": "A shape needs more triangles than are allowed.",
    "solid.font": "The typeface for letters cannot be found.",
    "solid.resting": "A shape that should come to rest on others meets none of them.",
    "mesh.unreadable": "A mesh file that the asset refers to is not there, or cannot be read; its shape is missing.",
    "mesh.unsupported":
      "A mesh is used in a way that is not supported: its shape is missing, and nothing is proven about it.",
    "policy.idle": """
    A path of the policy names nothing in this asset, or a waiver excuses nothing any more. Remove it, so that it \
    does not hide something else one day.
    """,
    "policy.file": "The policy cannot be used; nothing was judged. Each fault is named with its line and column.",
    "contract.file": "The contract cannot be used; nothing was judged. Each fault is named with its line and column.",
    "export.step_faceted": """
    A coil, a thread or a mesh from elsewhere has no exact surface: the STEP file holds its triangles as flat faces, which \
    CAD programs can show and measure, and hardly edit.
    """,
    "export.step_smooth":
      "A thread or helical gear has too many triangles for STEP: the file holds the smooth cylinder of equal volume.",
    "export.step_left_out": """
    A shape has no exact surface and more triangles than STEP files and those who read them bear: it is missing from the \
    file. Write a format of triangles (.3mf, .obj) beside it.
    """,
    "export.step_bare_part": "A part without a shape has no place in a STEP file.",
    "input.unreadable": "The input cannot be read.",
    "input.unsupported": "The input's ending names no format that is read.",
  ]

  private static let families: [String: String] = [
    "compile": "The Swift compiler's own word about the program, at its line; what it could not compile was not run.",
    "program": "Said while the program was run: it was stopped, or could not be run at all.",
    "value": "A value in the program lies outside what it can be: a size that is not positive, an angle, a count.",
    "place": "A place or direction in the program means nothing there: parallel lines, an edge that does not exist.",
    "region": "A division of space in the program does not add up.",
    "shape": "A shape in the program cannot be made as it was described.",
    "family": "A door, drawer or other family of parts does not fit where it was asked for.",
    "parameter": "A parameter was given that does not exist, or a value outside its range.",
    "document": "The document (JSON) breaks its format at the path that is named.",
    "solid": "The solid kernel could not make a shape as described.",
    "joint": "A joint in the program was described in a way that cannot be.",
    "coupling": "Joints were coupled in a way that cannot be.",
    "gear": "Teeth were described that cannot be cut, or cannot mesh.",
    "chain": "A chain or belt cannot run as it was described.",
    "cam": "A cam and its follower do not go together.",
    "hardware": "Hardware was asked for where it cannot be built.",
    "loop": "A loop of bars cannot be drawn as it was described.",
    "expectation": "An expectation in the program was said of something that cannot meet it.",
    "contact": "A contact was declared between things that cannot touch.",
    "install": "Something that Pintle needs is not installed; `pintle doctor` says what.",
    "gltf": "The written file breaks the glTF format: a fault of the tool.",
    "export": "The format cannot say something of the asset; the message says what was written instead.",
    "mass": "What was said about masses contradicts itself.",
    "mjcf": "The MJCF file says something that cannot be, at the line that is named.",
    "sdf": "The SDF file says something that cannot be, at the line that is named.",
    "simulation": "A physics engine saw it do what it should not; a simulation is no proof.",
    "urdf": "The URDF file says something that cannot be, at the line that is named.",
  ]
}
