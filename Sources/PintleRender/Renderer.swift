import COffscreenGL
import Glibc
import PintleDocument
import PintleModel
import Synchronization

/// Draws scenes: one OpenGL context and the meshes of what was drawn, kept warm from picture to picture.
///
/// May be shared between threads; pictures are drawn one after the other. The first picture compiles the shaders, which
/// is most of its time: `warmUp` does that ahead, beside other work. The same scene gives the same pixels on one
/// OpenGL implementation.
public final class Renderer: Sendable {
  /// The context and the meshes it holds. Guarded by `state`.
  private struct State: ~Copyable {
    let context: OpaquePointer
    var meshes: [ObjectIdentifier: (mesh: UInt32, solid: EvaluatedSolid, used: Int)] = [:]
    var frame = 0
    var isWarm = false

    deinit { offscreen_destroy(context) }
  }

  /// Meshes that the latest pictures did not use are dropped beyond this many bytes.
  public static let meshBudget = 512 << 20

  private let state: Mutex<State>
  /// The OpenGL in use: the way to it, maker, renderer, version.
  public let description: String

  /// Loads the provider's library and makes a context; throws `RenderError.unavailable` where it gives none.
  public init(_ provider: GraphicsProvider = .automatic) throws(RenderError) {
    var context: OpaquePointer?
    var message = [CChar](repeating: 0, count: 512)
    let status = offscreen_create(provider.rawValue, &context, &message, message.count)
    guard status == OffscreenOK, let context else {
      throw RenderError(
        status, String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    description = String(cString: offscreen_description(context))
    state = Mutex(State(context: context))
  }

  /// How surfaces are lit.
  public enum Shading: String, Sendable, CaseIterable {
    /// Studio light, soft shadow, occlusion, patterns and ground; 4 samples a pixel.
    case full
    /// Colours under a sky and a lamp, without ground; 1 sample a pixel. Some times as quick, for a quick look.
    case simple
  }

  /// The lines that are drawn over surfaces.
  public enum Lines: UInt32, Sendable { case none, outlines, triangles }

  /// What is read back besides colours and part numbers.
  public struct Layers: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let depth = Layers(rawValue: 1)
    public static let normals = Layers(rawValue: 2)
  }

  /// Draws a picture with its part numbers.
  ///
  /// `width` and `height` are 1…8192 pixels. The background is one colour; the ground fades into it.
  public func draw(
    _ scene: RenderScene, camera: Camera, width: Int, height: Int, lines: Lines = .outlines, layers: Layers = [],
    shading: Shading = .full, lineScale: Float = 1
  ) throws(RenderError) -> Picture {
    try state.withLock { (state) throws(RenderError) in
      var view = try Self.view(scene, camera, width, height, lines)
      view.line_scale = lineScale
      view.shading = shading == .simple ? OffscreenSimple.rawValue : OffscreenFull.rawValue
      let instances = try Self.instances(of: scene, &state)
      var pixels = [UInt8](repeating: 0, count: 4 * width * height)
      var shapes = [UInt16](repeating: 0, count: 2 * width * height)
      var depths = [Float](repeating: 0, count: layers.contains(.depth) ? width * height : 0)
      var normals = [Float](repeating: 0, count: layers.contains(.normals) ? 3 * width * height : 0)
      var matrices = OffscreenMatrices()
      let status = pixels.withUnsafeMutableBufferPointer { pixels in
        shapes.withUnsafeMutableBufferPointer { shapes in
          depths.withUnsafeMutableBufferPointer { depths in
            normals.withUnsafeMutableBufferPointer { normals in
              withUnsafeMutablePointer(to: &matrices) { matrices in
                var outputs = OffscreenOutputs()
                outputs.rgba = pixels.baseAddress
                outputs.ids = shapes.baseAddress
                outputs.depths = depths.isEmpty ? nil : depths.baseAddress
                outputs.normals = normals.isEmpty ? nil : normals.baseAddress
                outputs.matrices = matrices
                return withUnsafePointer(to: view) {
                  offscreen_draw(state.context, $0, instances, instances.count, &outputs)
                }
              }
            }
          }
        }
      }
      try Self.require(status, state.context)
      state.isWarm = true
      return Picture(
        image: Image(width: width, height: height, pixels: pixels), shapes: shapes,
        parts: Self.parts(of: shapes, scene.model), camera: camera, depths: depths, normals: normals,
        viewMatrix: withUnsafeBytes(of: matrices.view) { Array($0.bindMemory(to: Double.self)) },
        projectionMatrix: withUnsafeBytes(of: matrices.projection) { Array($0.bindMemory(to: Double.self)) })
    }
  }

  /// The parts behind every pixel alone, as in `Picture.parts`: some times quicker than a picture.
  public func partImage(
    _ scene: RenderScene, camera: Camera, width: Int, height: Int
  ) throws(RenderError) -> [UInt16] {
    try state.withLock { (state) throws(RenderError) in
      let view = try Self.view(scene, camera, width, height, .none)
      let instances = try Self.instances(of: scene, &state)
      var shapes = [UInt16](repeating: 0, count: 2 * width * height)
      let status = shapes.withUnsafeMutableBufferPointer { shapes in
        var outputs = OffscreenOutputs()
        outputs.ids = shapes.baseAddress
        return withUnsafePointer(to: view) {
          offscreen_draw(state.context, $0, instances, instances.count, &outputs)
        }
      }
      try Self.require(status, state.context)
      return Self.parts(of: shapes, scene.model)
    }
  }

  /// Compiles the shaders by drawing one small triangle, unless a picture was drawn before.
  public func warmUp() throws(RenderError) {
    try state.withLock { (state) throws(RenderError) in
      guard !state.isWarm else { return }
      let corners: [Float] = [0, 0, 0, 1, 0, 0, 0, 0, 1]
      let normals: [Float] = [0, -1, 0, 0, -1, 0, 0, -1, 0]
      var mesh: UInt32 = 0
      try Self.require(
        offscreen_mesh_create(state.context, corners, normals, 3, [0, 1, 2], 3, 0, 1, &mesh), state.context)
      defer { offscreen_mesh_destroy(state.context, mesh) }
      var instance = OffscreenInstance()
      instance.mesh = mesh
      instance.part = 1
      instance.pose = (1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0)
      instance.opacity = 1
      let camera = Camera(eye: [0, -5, 1], target: .zero, up: .up, lens: .perspective(fieldOfView: 0.5))
      let view = Self.view(camera, centre: .zero, radius: 1, ground: 0, width: 8, height: 8, lines: .outlines)
      var pixels = [UInt8](repeating: 0, count: 4 * 64)
      var shapes = [UInt16](repeating: 0, count: 2 * 64)
      let status = pixels.withUnsafeMutableBufferPointer { pixels in
        shapes.withUnsafeMutableBufferPointer { shapes in
          var outputs = OffscreenOutputs()
          outputs.rgba = pixels.baseAddress
          outputs.ids = shapes.baseAddress
          return withUnsafePointer(to: view) { offscreen_draw(state.context, $0, &instance, 1, &outputs) }
        }
      }
      try Self.require(status, state.context)
      state.isWarm = true
    }
  }

  /// Bytes held by uploaded meshes.
  public var meshBytes: Int { state.withLock { offscreen_mesh_bytes($0.context) } }
}

extension Renderer {
  private static func require(_ status: OffscreenStatus, _ context: OpaquePointer) throws(RenderError) {
    guard status != OffscreenOK else { return }
    throw RenderError(status, String(cString: offscreen_message(context)))
  }

  /// Uploads what is new and names what is there.
  private static func instances(
    of scene: RenderScene, _ state: inout State
  ) throws(RenderError) -> [OffscreenInstance] {
    guard scene.model.drawn.count < 65_535 else {
      throw .invalid("a picture shows at most 65534 shapes, this model has \(scene.model.drawn.count)")
    }
    state.frame += 1
    var list: [OffscreenInstance] = []
    for item in scene.items where item.solid.mesh.triangleCount > 0 {
      let key = ObjectIdentifier(item.solid)
      let mesh: UInt32
      if let known = state.meshes[key] {
        mesh = known.mesh
      } else {
        mesh = try upload(item.solid, isOutlined: item.isOutlined, state.context)
      }
      // The solid is held with its mesh, so that its identity is not given to another.
      state.meshes[key] = (mesh, item.solid, state.frame)
      if let instance = scene.instance(of: item, mesh: mesh) { list.append(instance) }
    }
    if offscreen_mesh_bytes(state.context) > meshBudget {
      let frame = state.frame
      for (key, entry) in state.meshes where entry.used != frame {
        offscreen_mesh_destroy(state.context, entry.mesh)
        state.meshes[key] = nil
      }
    }
    return list
  }

  /// From numbers of shapes to numbers of parts, both from 1.
  private static func parts(of shapes: [UInt16], _ model: Model) -> [UInt16] {
    let table = [0] + model.drawn.map { UInt16(clamping: $0.part + 1) }
    return [UInt16](unsafeUninitializedCapacity: shapes.count) { out, count in
      table.withUnsafeBufferPointer { table in
        for (i, shape) in shapes.enumerated() { out.initializeElement(at: i, to: table[Int(shape)]) }
      }
      count = shapes.count
    }
  }

  private static func upload(
    _ solid: EvaluatedSolid, isOutlined: Bool, _ context: OpaquePointer
  ) throws(RenderError) -> UInt32 {
    let m = solid.mesh
    guard m.normals.count == m.positions.count else { throw .invalid("a mesh has not one normal for every vertex") }
    var positions: [Float] = []
    var normals: [Float] = []
    positions.reserveCapacity(3 * m.positions.count)
    normals.reserveCapacity(3 * m.normals.count)
    for p in m.positions {
      positions.append(Float(p.x))
      positions.append(Float(p.y))
      positions.append(Float(p.z))
    }
    for n in m.normals {
      normals.append(n.x)
      normals.append(n.y)
      normals.append(n.z)
    }
    var mesh: UInt32 = 0
    let status = offscreen_mesh_create(
      context, positions, normals, m.positions.count, m.indices, m.indices.count, solid.isClosed ? 1 : 0,
      isOutlined ? 1 : 0, &mesh)
    try require(status, context)
    return mesh
  }

  private static func view(
    _ scene: RenderScene, _ camera: Camera, _ width: Int, _ height: Int, _ lines: Lines
  ) throws(RenderError) -> OffscreenView {
    guard (1...8192).contains(width), (1...8192).contains(height) else {
      throw .invalid("a picture has 1 to 8192 pixels a side, not \(width) × \(height)")
    }
    let bounds = Bounds(scene.corners)
    guard !bounds.isEmpty else { throw .nothingToDraw(asset: scene.model.document.asset) }
    return view(
      camera, centre: bounds.centre, radius: max(bounds.diagonal / 2, 1e-6), ground: scene.ground, width: width,
      height: height, lines: lines)
  }

  private static func view(
    _ camera: Camera, centre: Vector3, radius: Double, ground: Double?, width: Int, height: Int, lines: Lines
  ) -> OffscreenView {
    var v = OffscreenView()
    v.width = UInt32(width)
    v.height = UInt32(height)
    v.eye = (camera.eye.x, camera.eye.y, camera.eye.z)
    v.target = (camera.target.x, camera.target.y, camera.target.z)
    v.up = (camera.up.x, camera.up.y, camera.up.z)
    v.centre = (centre.x, centre.y, centre.z)
    v.radius = radius
    let distance = (centre - camera.eye).dot(camera.axes.forward)
    v.far_plane = distance + 5 * radius
    switch camera.lens {
    case .orthographic(let h):
      v.ortho_height = h
      v.near_plane = distance - 1.5 * radius
    case .perspective(let angle):
      v.field_of_view = angle
      v.near_plane = max(distance - 1.5 * radius, 0.02 * radius)
    }
    v.ground = ground == nil ? 0 : 1
    v.ground_z = ground ?? 0
    v.outlines = lines.rawValue
    v.background = (Canvas.Colour.backdrop.red, Canvas.Colour.backdrop.green, Canvas.Colour.backdrop.blue)
    return v
  }
}

extension RenderError {
  init(_ status: OffscreenStatus, _ message: String) {
    self =
      switch status {
      case OffscreenUnavailable: .unavailable(message)
      case OffscreenOutOfMemory: .outOfMemory
      case OffscreenBadArgument: .invalid(message.isEmpty ? "an argument of the renderer is out of range" : message)
      default: .failed(message)
      }
  }
}
