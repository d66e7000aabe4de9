import Foundation
import PintleDocument
import PintleKinematics
import PintleModel
import PintleRender

/// One asset, drawn by Pintle and by others.
struct RenderTiming {
  /// Beside Pintle, in the page's order.
  static let peers = ["pyrender", "mujoco", "vtk", "bpy", "bare"]

  struct Speed {
    var perSecond: Double
    /// Milliseconds of the first picture.
    var first: Double
    /// Each number at its best: what else ran on the machine only takes away.
    func better(of other: Speed) -> Speed {
      Speed(perSecond: max(perSecond, other.perSecond), first: min(first, other.first))
    }
    var text: String { "\(short(perSecond)) /s, \(short(first)) ms" }
  }

  static func short(_ v: Double) -> String { String(format: v < 10 ? "%.2f" : v < 100 ? "%.1f" : "%.0f", v) }

  var name: String
  var triangles: Int
  var pintle: Speed
  /// With simple shading and outlines.
  var simple: Speed
  var parts: Speed
  var peers: [String: Speed] = [:]

  func better(of other: RenderTiming) -> RenderTiming {
    var best = self
    best.pintle = pintle.better(of: other.pintle)
    best.simple = simple.better(of: other.simple)
    best.parts = parts.better(of: other.parts)
    best.peers.merge(other.peers) { $0.better(of: $1) }
    return best
  }

  /// An asset at home with its cameras, written down for others: `<name>.tri` (32-bit little-endian: number of vertices,
  /// then per vertex place and normal, three vertices a triangle, metres, z up) and `<name>.views` (a line a view: eye,
  /// target, vertical angle in degrees).
  struct Input {
    let name: String
    let triangles: Int
    let scene: RenderScene
    let cameras: [Camera]
    let stem: String

    init(_ name: String, _ model: Model, views: Int, folder: String) throws {
      self.name = name
      var scene = RenderScene(model, pose: Mechanism(model).home)
      let bounds = Bounds(scene.corners)
      scene.ground = bounds.lower.z
      self.scene = scene
      let angle = Double.pi / 9
      cameras = (0..<views).map { i in
        let view = View(
          name: "", azimuth: 2 * .pi * Double(i) / Double(views), elevation: 0.35, projection: .perspective)
        return CameraRequest(
          view, at: .point(bounds.centre), distance: 0.53 * bounds.diagonal / sin(angle / 2), fieldOfView: angle
        ).camera(for: [scene], width: 512, height: 512)
      }
      var floats: [Float] = []
      for item in scene.items {
        let mesh = item.solid.mesh
        for index in mesh.indices {
          let n = mesh.normals[Int(index)]
          let p = item.X_AS.apply(mesh.positions[Int(index)])
          let m = item.X_AS.rotate([Double(n.x), Double(n.y), Double(n.z)])
          for v in [p.x, p.y, p.z, m.x, m.y, m.z] { floats.append(Float(v)) }
        }
      }
      triangles = floats.count / 18
      stem = "\(folder)/\(name)"
      var data = withUnsafeBytes(of: UInt32(floats.count / 6).littleEndian) { Data($0) }
      data += floats.withUnsafeBytes { Data($0) }
      try data.write(to: URL(fileURLWithPath: stem + ".tri"))
      let lines = cameras.map { c in
        [c.eye.x, c.eye.y, c.eye.z, c.target.x, c.target.y, c.target.z, angle * 180 / .pi].map { "\($0)" }
          .joined(separator: " ")
      }
      try (lines.joined(separator: "\n") + "\n").write(toFile: stem + ".views", atomically: true, encoding: .utf8)
    }
  }

  static func measure(_ input: Input, python: String?) throws -> RenderTiming {
    func time(_ body: () throws -> Void) rethrows -> Double {
      let clock = ContinuousClock()
      let start = clock.now
      try body()
      return (clock.now - start) / .milliseconds(1)
    }
    func speed(_ renderer: inout Renderer?, _ draw: (Renderer, Camera) throws -> Void) throws -> Speed {
      var made: Renderer?
      let first = try time {
        made = try Renderer(.osmesa)
        if let made { try draw(made, input.cameras[0]) }
      }
      guard let made else { throw BenchmarkError("no renderer") }
      renderer = made
      let rest = try time { for camera in input.cameras { try draw(made, camera) } }
      return Speed(perSecond: 1000 * Double(input.cameras.count) / rest, first: first)
    }
    var renderer: Renderer?
    let pintle = try speed(&renderer) { renderer, camera in
      _ = try renderer.draw(input.scene, camera: camera, width: 512, height: 512)
    }
    let simple = try speed(&renderer) { renderer, camera in
      _ = try renderer.draw(input.scene, camera: camera, width: 512, height: 512, shading: .simple)
    }
    let parts = try speed(&renderer) { renderer, camera in
      _ = try renderer.partImage(input.scene, camera: camera, width: 512, height: 512)
    }
    var timing = RenderTiming(
      name: input.name, triangles: input.triangles, pintle: pintle, simple: simple, parts: parts)
    for peer in peers {
      let command =
        peer == "bare"
        ? [".build/benchmarks/render/bare"]
        : python.map { [$0, "Benchmarks/peers/render_views.py", peer] } ?? []
      guard let tool = command.first, FileManager.default.isExecutableFile(atPath: tool) else { continue }
      timing.peers[peer] = try run(command + [input.stem + ".tri", input.stem + ".views"])
    }
    return timing
  }

  /// A peer answers `<pictures a second> <milliseconds of the first>`; nil where it could not draw.
  private static func run(_ command: [String]) throws -> Speed? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let last = text.split(separator: "\n").last.map { $0.split(separator: " ").compactMap { Double($0) } } ?? []
    guard process.terminationStatus == 0, last.count == 2 else {
      progress("\(command.prefix(3).joined(separator: " ")): no answer")
      return nil
    }
    return Speed(perSecond: last[0], first: last[1])
  }
}
