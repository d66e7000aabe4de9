import Pintle

/// A fridge-freezer: a tall door above, a freezer door below, glass shelves, a crisper drawer, racks in the door,
/// freezer baskets, levelling feet.
struct Refrigerator: AssetProgram {
  @Parameter("overall width", in: 0.54...0.75) var width = 0.60
  @Parameter("overall depth, without the doors", in: 0.50...0.65) var depth = 0.57
  @Parameter("overall height", in: 1.50...2.00) var height = 1.76
  @Parameter("side the doors hang on") var hung = Side.right
  @Parameter("number of glass shelves", in: 2...4) var shelves = 3

  let paint = Material.steel.painted(.silver), liner = Material.plastic(.white)
  let insulation = 45.mm, doorThickness = 55.mm, seal = 4.mm

  func build(_ asset: Asset) {
    asset.stands(.onFloor)
    let foot = 30.mm

    // Cabinet: a painted block with two lined rooms in it. Foam between skin and liner makes it light.
    let cabinet = asset.part("cabinet", paint.filled(0.014))
    let shell = cabinet.add("shell", .box(width, depth, height - foot).rounded(.vertical, 8.mm).standing(at: foot))
    asset.feet(
      "foot", under: shell.face(.bottom), of: cabinet, height: foot, diameter: 40.mm, inset: 60.mm,
      material: .plastic(.black))
    let (upper, lower) = shell.face(.front).inset(insulation).rows(.rest, 0.50, rail: 70.mm)
    let (fridgeFace, freezerFace) = shell.face(.front).rows(.rest, 0.50 + insulation + 35.mm)
    for face in [upper, lower] {
      shell.cut(.box(filling: face.deep(depth - insulation - 20.mm)))
    }
    let cold = cabinet.add("fridge_liner", openBox(upper, depth - insulation - 20.mm), liner)
    let frozen = cabinet.add("freezer_liner", openBox(lower, depth - insulation - 20.mm), liner)

    let fridge = addDoor("fridge_door", to: asset, on: cabinet, over: fridgeFace, mouth: upper, gripAt: .bottom)
    addRacks(to: fridge.child, mouth: upper)
    fridge.child.add(
      "badge", .plate(90.mm, 14.mm, thickness: 1.mm).mounted(on: fridge.child.face(.front).spot([.top: 90.mm])), .chrome
    )
    let freezer = addDoor("freezer_door", to: asset, on: cabinet, over: freezerFace, mouth: lower, gripAt: .top)

    // What slides out needs its door open.
    addInside(to: asset, cabinet: cabinet, room: cold.interior, behind: fridge)
    addBaskets(to: asset, cabinet: cabinet, room: frozen.interior, behind: freezer)
  }

  /// A liner of 2 mm that fits the room cut out behind a face.
  func openBox(_ face: Face, _ deep: Double) -> Solid {
    let room = face.deep(deep)
    return .openBox(room.size.x, room.size.y, room.size.z, wall: 2.mm, open: .front).centred(at: room.centre)
  }

  /// A leaf in front of the cabinet that hangs on brackets, with a magnetic seal behind and a bar handle in front.
  func addDoor(_ name: String, to asset: Asset, on cabinet: Part, over face: Face, mouth: Face, gripAt end: Side)
    -> Joint
  {
    let door = asset.part(name, paint.filled(0.03), role: .door)
    let leaf = door.add(
      "leaf", .box(face.size.x, doorThickness, face.size.z - 4.mm).rounded(.front, 6.mm).on(face, gap: seal + 2.mm))
    let inner = mouth.inset(12.mm)
    door.add(
      "lining",
      .box(inner.size.x, 20.mm, inner.size.z).rounded(.back, 8.mm).centred(at: inner.centre).aligned(
        .front, to: leaf.face(.back)
      ).moved(.front, 0), liner.filled(0.2))
    let ring = Solid.box(mouth.size.x + 30.mm, seal + 2.mm - 0.1.mm, mouth.size.z + 30.mm).centred(at: mouth.centre)
      .aligned(.front, to: leaf.face(.back))
    door.add(
      "seal", ring.subtracting(.box(mouth.size.x + 6.mm, 50.mm, mouth.size.z + 6.mm).centred(at: mouth.centre)),
      .rubber(.lightGray), yields: 1.mm)

    let grip = leaf.face(.front).spot([hung.opposite: 45.mm, end: 0.26])
    door.add(
      "handle", .barHandle(length: 0.36, diameter: 18.mm, standoff: 48.mm).mounted(on: grip, turned: 90°),
      .stainlessSteel.brushed.filled(0.5), role: .handle)

    let line = leaf.edge(hung, .back).moved(.front, 16.mm).moved(hung.opposite, 13.mm)
    let swing = asset.hinge("\(name)_hinge", door, on: cabinet, around: line, opening: .front, range: 0° ... 110°)
      .hardware(.concealed(count: 2, spread: face.size.z - 0.12, diameter: 8.mm, on: face)).damping(0.3)
    asset.expect(door, opens: .atLeast(90°), toward: .front)
    return swing
  }

  func addInside(to asset: Asset, cabinet: Part, room: Region, behind door: Joint) {
    let (upper, bin) = room.rows(.rest, 0.20)
    let levels = upper.rows([Double](repeating: .rest, count: shelves + 1), rail: 6.mm)
    for (i, level) in levels.dropLast().enumerated() {
      let shelf = level.below(6.mm).inset([.front: 110.mm])
      cabinet.add("shelf_\(i + 1)", .box(filling: shelf), .glass)
      cabinet.add(
        "shelf_trim_\(i + 1)",
        .box(shelf.size.x, 8.mm, 12.mm).centred(at: shelf.centre).aligned(.back, to: shelf.face(.front)), liner)
    }
    cabinet.add("bin_cover", .box(filling: bin.above(6.mm).inset([.front: 110.mm])), .glass)
    cabinet.add(
      "lamp", .plate(60.mm, 26.mm, thickness: 8.mm).mounted(on: room.wall(.top).spot([.front: 150.mm])), .frostedGlass)

    let crisper = asset.drawer(
      "crisper", in: bin.inset([.front: 115.mm, .top: 4.mm, .bottom: 2.mm]), of: cabinet, travel: 0.19,
      material: .polycarbonate, front: .polycarbonate.tinted(.lightBlue))
    crisper.front.cut(
      .slot(140.mm, width: 22.mm, depth: 8.mm), at: crisper.front.face(.front).spot([.top: 36.mm]), as: .handle)
    crisper.slide.needs(door, .atLeast(105°))
    asset.expect(crisper, travels: .atLeast(0.18), toward: .front)
  }

  func addBaskets(to asset: Asset, cabinet: Part, room: Region, behind door: Joint) {
    let rows = room.inset([.front: 30.mm]).rows([.rest, .rest], rail: 12.mm)
    for (i, row) in rows.enumerated() {
      let basket = asset.drawer(
        "basket_\(i + 1)", in: row, of: cabinet, travel: 0.30, material: .polycarbonate, front: .plastic(.white))
      basket.front.cut(
        .slot(160.mm, width: 24.mm, depth: 10.mm), at: basket.front.face(.front).spot([.top: 40.mm]), as: .handle)
      basket.slide.needs(door, .atLeast(105°))
      asset.expect(basket, travels: .atLeast(0.25), toward: .front)
    }
  }

  /// Bottle racks on the inside of the door.
  func addRacks(to door: Part, mouth: Face) {
    let inner = mouth.inset(40.mm)
    for (i, share) in [0.06, 0.42, 0.73].enumerated() {
      let foot = inner.point([.bottom: share * inner.size.z])
      let rack = Solid.openBox(inner.size.x, 86.mm, 80.mm, wall: 3.mm, open: .top)
      door.add(
        "rack_\(i + 1)", rack.standing(on: foot).aligned(.front, to: mouth, inset: 8.mm),
        .polycarbonate.tinted(.lightBlue))
    }
  }
}
