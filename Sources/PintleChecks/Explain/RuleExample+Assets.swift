/// Small assets that several pages vary in one place.
extension RuleExample {
  /// A chest with a lid on a barrel hinge. `swing` is the hinge's range, `said` what follows it.
  static func chest(
    _ box: String = ".openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top)", swing: String = "0° ... 105°",
    said: String = "", contract: String? = nil
  ) -> Self {
    .program(
      """
      import Pintle

      struct Chest: AssetProgram {
        func build(_ asset: Asset) {
          let chest = asset.part("chest", .oak)
          let box = chest.add("box", \(box).standing())
          let lid = asset.part("lid", .oak, role: .lid)
          lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
          asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: \(swing))
            .hardware(.barrel(diameter: 8.mm, knuckles: 5))
      \(body(said))  }
      }
      """, contract: contract)
  }

  /// A box whose cover slides to the right, as far as its range says.
  static func slider(range: String = "0 ... 0.15", said: String) -> Self {
    .program(
      """
      import Pintle

      struct SlidingCover: AssetProgram {
        func build(_ asset: Asset) {
          let chest = asset.part("chest", .oak)
          let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
          let cover = asset.part("cover", .walnut)
          cover.add("board", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
          let slide = asset.slide("cover_slide", cover, on: chest, toward: .right, range: \(range))
      \(body(said))  }
      }
      """)
  }

  /// A plate that turns on a foot.
  static func turntable(range: String = "", said: String) -> Self {
    .program(
      """
      import Pintle

      struct Turntable: AssetProgram {
        func build(_ asset: Asset) {
          let foot = asset.part("foot", .oak)
          let block = foot.add("block", .box(0.20, 0.20, 0.03).standing())
          let plate = asset.part("plate", .walnut)
          plate.add("disc", .box(0.20, 0.20, 0.02).on(block.face(.top)))
          asset.spin("turn", plate, on: foot, around: block.face(.top).axisOutward\(range))
      \(body(said))  }
      }
      """)
  }

  /// A box with a lid as a document, with one expectation about `part`.
  static func chestDocument(expecting part: String) -> Self {
    .document(
      """
      {
        "pintle": 1, "asset": "chest", "base": "standing",
        "materials": {
          "oak": {
            "label": "oak", "density": 720, "filled": 1, "friction": 0.45, "restitution": 0.4,
            "baseColor": [0.49, 0.26, 0.09], "metallic": 0, "roughness": 0.62, "opacity": 1
          }
        },
        "solids": { "s1": { "box": { "size": [0.4, 0.3, 0.2] } }, "s2": { "box": { "size": [0.4, 0.3, 0.012] } } },
        "parts": [
          {
            "id": "chest", "material": "oak",
            "shapes": [{ "id": "box", "solid": "s1", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.1] }]
          },
          {
            "id": "lid", "material": "oak", "role": "lid",
            "shapes": [{ "id": "panel", "solid": "s2", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.206] }]
          }
        ],
        "joints": [
          {
            "id": "lid_hinge", "kind": "hinge", "child": "lid", "parent": "chest",
            "frame": { "origin": [0, 0.15, 0.2], "z": [-1, 0, 0], "x": [0, 0, -1] },
            "dofs": [
              { "id": "lid_hinge", "type": "rotation", "axis": "z", "role": "input", "drawn": 0,
                "range": { "lower": 0, "upper": 1.8 } }
            ]
          }
        ],
        "expectations": [{ "kind": "opens", "part": "\(part)", "atLeast": 1.5, "toward": [0, 0, 1] }]
      }
      """)
  }

  /// Lines of a program's `build`, each with its line end.
  private static func body(_ said: String) -> String {
    said.split(separator: "\n").map { "    \($0)\n" }.joined()
  }
}
