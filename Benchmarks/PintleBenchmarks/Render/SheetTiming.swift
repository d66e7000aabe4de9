import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import PintleRender

/// A contact sheet, warm and from a cold start, and the memory that views of a large mesh take.
struct SheetTiming {
  var name: String
  var triangles: Int
  var cells: Int
  /// Milliseconds: the first sheet of a process, the next ones (median), and a whole process of `pintle render`.
  var first: Double
  var warm: Double
  var cold: Double

  /// - Parameter path: the program, for the command line.
  static func measure(_ name: String, _ path: String, _ model: Model, folder: String) throws -> SheetTiming {
    let mechanism = Mechanism(model)
    let renderer = try Renderer(.osmesa)
    let clock = ContinuousClock()
    var times: [Double] = []
    var cells = 0
    for _ in 0..<6 {
      let start = clock.now
      let sheet = try ContactSheet.make(
        model: model, mechanism: mechanism, renderer: renderer, options: ContactSheet(verdict: .pass))
      times.append((clock.now - start) / .milliseconds(1))
      cells = sheet.twin.cells.count
    }
    let command = [".build/release/pintle", "render", path, "--gl", "osmesa", "--out", "\(folder)/\(name)-sheet.png"]
    // Once so that the program is compiled and its solids are on disk.
    _ = try MeasuredRun(command)
    let cold = try (0..<5).map { _ in try MeasuredRun(command).milliseconds }.sorted()
    return SheetTiming(
      name: name, triangles: model.shapes.reduce(0) { $0 + $1.solid.mesh.triangleCount }, cells: cells,
      first: times[0], warm: times.dropFirst().sorted()[2], cold: cold[2])
  }

  /// Peak memory of twelve views of a bumpy ball, 10⁶ bytes, and what else the tool holds: one view of a cube.
  static func memory(triangles: Int, folder: String) throws -> (large: Double, small: Double) {
    let side = Int((Double(triangles) / 2).squareRoot())
    func render(_ name: String, _ mesh: String, _ views: String) throws -> Double {
      let urdf = """
        <robot name="\(name)"><link name="ball"><visual><geometry><mesh filename="\(name).obj"/></geometry></visual></link></robot>
        """
      try mesh.write(toFile: "\(folder)/\(name).obj", atomically: true, encoding: .utf8)
      try urdf.write(toFile: "\(folder)/\(name).urdf", atomically: true, encoding: .utf8)
      return try MeasuredRun([
        ".build/release/pintle", "render", "\(folder)/\(name).urdf", "--gl", "osmesa", "--plain", "--view", views,
        "--size", "512x512", "--out", "\(folder)/\(name).png",
      ]).peakMegabytes
    }
    return (
      try render("ball", ball(side), "turntable:12"), try render("cube", ball(3), "front")
    )
  }

  /// `side` × `side` cells of two triangles around an axis, closed at its poles.
  private static func ball(_ side: Int) -> String {
    var text = ""
    for i in 0...side {
      let v = Double.pi * Double(i) / Double(side)
      for j in 0..<side {
        let u = 2 * Double.pi * Double(j) / Double(side)
        let r = 0.5 + 0.01 * sin(12 * u) * sin(v) * sin(9 * v)
        text += "v \(r * sin(v) * cos(u)) \(r * sin(v) * sin(u)) \(r * cos(v) + 0.5)\n"
      }
    }
    for i in 0..<side {
      for j in 0..<side {
        func index(_ i: Int, _ j: Int) -> Int { i * side + j % side + 1 }
        let (a, b, c, d) = (index(i, j), index(i + 1, j), index(i + 1, j + 1), index(i, j + 1))
        text += "f \(a) \(b) \(c)\nf \(a) \(c) \(d)\n"
      }
    }
    return text
  }
}
