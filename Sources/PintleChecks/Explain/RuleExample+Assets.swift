/// Small programs that several pages vary in one place.
extension RuleExample {
  /// A chest with a lid on a barrel hinge. `swing` is the hinge's range, `around` its line, `said` what follows it.
  ///
  /// `isHung` false leaves the hinge without hardware.
  static func chest(
    _ box: String = ".openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top)",
    around line: String = "box.edge(.top, .back)",
    swing: String = "0° ... 105°", isHung: Bool = true, said: String = "", contract: String? = nil
  ) -> Self {
    let hinge = "asset.hinge(\"lid_hinge\", lid, on: chest, around: \(line), opening: .up, range: \(swing))"
    let hardware = isHung ? "\n  .hardware(.barrel(diameter: 8.mm, knuckles: 5))" : ""
    return chest(box, joint: hinge + hardware, said: said, contract: contract)
  }

  /// A chest with a lid that cannot move.
  static func fixedLid() -> Self {
    chest(
      ".openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top)", joint: "asset.fixed(\"lid_hold\", lid, to: chest)",
      said: "", contract: nil)
  }

  private static func chest(_ box: String, joint: String, said: String, contract: String?) -> Self {
    assetProgram(
      "Chest",
      """
      let chest = asset.part("chest", .oak)
      let box = chest.add("box", \(box).standing())
      let lid = asset.part("lid", .oak, role: .lid)
      lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
      """, joint, said, contract: contract)
  }

  /// A box whose cover slides to the right, as far as its range says. What is said may speak of `slide`.
  static func slider(range: String = "0 ... 0.15", said: String = "") -> Self {
    let name = said.contains("slide.") ? "let slide = " : ""
    return assetProgram(
      "SlidingCover",
      """
      let chest = asset.part("chest", .oak)
      let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
      let cover = asset.part("cover", .walnut)
      cover.add("board", .box(0.40, 0.32, 12.mm).on(box.face(.top)))
      cover.add("front_lip", .box(0.40, 9.mm, 20.mm).moved(.front, 0.155).standing(at: 0.18))
      cover.add("back_lip", .box(0.40, 9.mm, 20.mm).moved(.back, 0.155).standing(at: 0.18))
      \(name)asset.slide("cover_slide", cover, on: chest, toward: .right, range: \(range))
      """, said)
  }

  /// A plate that turns on a foot. `plate` is its solid, `around` its line; `isHeld` false leaves the pin out.
  static func turntable(
    _ plate: String = ".box(0.20, 0.20, 0.02).on(block.face(.top))",
    around line: String = "block.face(.top).axisOutward", range: String = "", isHeld: Bool = true,
    said: String = ""
  ) -> Self {
    assetProgram(
      "Turntable",
      """
      let foot = asset.part("foot", .oak)
      let block = foot.add("block", .box(0.20, 0.20, 0.03).standing())
      let plate = asset.part("plate", .walnut)
      plate.add("disc", \(plate))
      asset.spin("turn", plate, on: foot, around: \(line)\(range))\(isHeld ? "\n  .hardware(.pin(diameter: 12.mm, length: 30.mm))" : "")
      """, said)
  }

  /// A block on a wheel at its right. `diameter` is the wheel's, `around` its line, `hardware` what it turns on; with that
  /// comes a ring that keeps it there.
  static func cart(
    diameter: String = "0.20", around line: String = "hub.outward",
    hardware: String? = ".pin(diameter: 20.mm, length: 80.mm)", said: String = ""
  ) -> Self {
    assetProgram(
      "Cart",
      """
      let cart = asset.part("cart", .oak)
      let block = cart.add("block", .box(0.30, 0.20, 0.20).standing())
      let wheel = asset.part("wheel", .nylon, role: .wheel)
      let hub = block.face(.right).spot
      wheel.add("rim", .disc(diameter: \(diameter), thickness: 30.mm).mounted(on: hub))
      asset.spin("roll", wheel, on: cart, around: \(line))\(hardware.map { "\n  .hardware(\($0))\n" + ring } ?? "")
      """, said)
  }

  /// On the cart's pin, before its wheel.
  private static let ring = """
    cart.add("ring", .tube(outer: 32.mm, inner: 20.mm, from: hub.outward.at(30.4.mm), to: hub.outward.at(36.mm)), .steel)
    """

  /// Two blocks in grooves that cross: `across` runs over 0.6 m, `along` over what is said, in metres to the right of a place
  /// 0.2 m left of the crossing.
  static func crossing(apart left: String = "0.20", said: String = "") -> Self {
    let names = said.contains("across.") ? ("let along = ", "let across = ") : ("", "")
    return assetProgram(
      "Crossing",
      """
      let table = asset.part("table", .oak)
      table.add("top", .box(1.00, 0.80, 0.03).standing())
      table.cut(.box(1.02, 20.4.mm, 12.mm).centred(at: Point(0, 0, 26.mm)))
      table.cut(.box(20.4.mm, 0.82, 12.mm).centred(at: Point(0, 0, 26.mm)))
      let one = asset.part("one", .walnut)
      one.add("block", .box(0.10, 0.10, 0.10).moved(.left, \(left)).standing(at: 0.03))
      one.add("tongue", .box(0.10, 20.mm, 9.mm).centred(at: Point(-\(left), 0, 25.5.mm)))
      let two = asset.part("two", .walnut)
      two.add("block", .box(0.10, 0.10, 0.10).moved(.front, 0.30).standing(at: 0.03))
      two.add("tongue", .box(20.mm, 0.10, 9.mm).centred(at: Point(0, -0.30, 25.5.mm)))
      \(names.0)asset.slide("along", one, on: table, toward: .right, range: 0 ... \(left == "0.20" ? "0.40" : "0.30"))
      \(names.1)asset.slide("across", two, on: table, toward: .back, range: 0 ... 0.60)
      """, said)
  }

  /// A head on a ball that sits in a ring; its neck comes out of the ring upward.
  static func ballHead(swing: String) -> Self {
    assetProgram(
      "BallHead",
      """
      let foot = asset.part("foot", .oak)
      let middle = Point(0, 0, 60.mm)
      let up = Axis(from: middle, toward: .up)
      foot.add("block", .box(0.10, 0.10, 0.04).standing())
      foot.add("ring", .tube(outer: 60.mm, inner: 40.4.mm, from: up.at(-22.mm), to: up.at(8.mm)))
      let head = asset.part("head", .walnut)
      head.add("ball", .sphere(diameter: 40.mm, at: middle))
      head.add("neck", .rod(diameter: 12.mm, from: up.at(15.mm), to: up.at(70.mm)))
      asset.ball("lean", head, on: foot, at: middle, swing: \(swing))
      """)
  }

  /// A program with one part, `block`, and the shapes that these lines add.
  static func block(_ lines: String, of material: String = ".oak", policy: String? = nil) -> Self {
    assetProgram("Block", "let block = asset.part(\"block\", \(material))", lines, policy: policy)
  }

  /// A program with these lines in its `build`.
  static func assetProgram(_ name: String, _ pieces: String..., contract: String? = nil, policy: String? = nil) -> Self
  {
    let lines = pieces.flatMap { $0.split(separator: "\n") }.map { "    \($0)\n" }.joined()
    return .program(
      """
      import Pintle

      struct \(name): AssetProgram {
        func build(_ asset: Asset) {
      \(lines)  }
      }
      """, contract: contract, policy: policy)
  }
}
