internal import Foundation
internal import PintleFormats

/// `pintle new NAME`: a first program, commented, that passes its check.
public struct NewVerb: Sendable {
  public var force: Bool

  public init(force: Bool = false) {
    self.force = force
  }

  public func run(_ name: String) -> VerbAnswer {
    let path = name.hasSuffix(".swift") ? name : name + ".swift"
    guard let type = Self.typeName(path) else {
      return VerbAnswer(
        diagnostics: "error: '\(name)' does not make a Swift type name; use letters, digits and _, as in ToyChest",
        status: .usage)
    }
    if !force, FileManager.default.fileExists(atPath: path) {
      return VerbAnswer(
        diagnostics: "error: \(path) exists; choose another name, or say --force to replace it", status: .usage)
    }
    do {
      try AtomicFile.write(Array(Self.program(type).utf8), to: path)
    } catch {
      return VerbAnswer(diagnostics: "error: \(path) cannot be written: \(error)", status: .usage)
    }
    return VerbAnswer(text: "wrote \(path); now: pintle check \(path)")
  }

  /// The file's name as a type: `toy_chest.swift` → `ToyChest`; nil where nothing usable is left.
  static func typeName(_ path: String) -> String? {
    let stem = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let words = stem.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let type = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    guard let first = type.first, first.isLetter else { return nil }
    return type
  }

  static func program(_ type: String) -> String {
    """
    import Pintle

    /// A chest with a lid: one body, one part that moves, one promise. Change it and run `pintle check` again.
    struct \(type): AssetProgram {
      // Parameters can be set from outside: `pintle check \(type).swift --set width=0.6`.
      @Parameter("overall width", in: 0.30...0.90) var width = 0.50

      func build(_ asset: Asset) {
        let depth = 0.32, height = 0.28, board = 15.mm  // metres; .mm where that reads better

        // A part is a rigid body; shapes are added to it by name. x is to the right, y to the back, z up.
        let chest = asset.part("chest", .oak)
        let box = chest.add("box", .openBox(width, depth, height, wall: board, open: .top).standing())

        // Things are placed by faces and edges, not by numbers: the lid lies on the rim of the box.
        let lid = asset.part("lid", .walnut, role: .lid)
        let panel = lid.add("panel", .box(width, depth, board).rounded(.vertical, 4.mm).on(box.face(.top)))
        lid.add("pull", .knob(diameter: 24.mm, height: 18.mm, pointer: false).mounted(on: panel.face(.front)), .brass)

        // A joint says what it does: the lid opens upward about the upper back edge of the box.
        asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0°...100°)
          .hardware(.barrel(diameter: 8.mm, knuckles: 5))

        // A promise; `pintle check` proves it over the whole range.
        asset.expect(lid, opens: .atLeast(90°), toward: .up)
      }
    }

    """
  }
}
