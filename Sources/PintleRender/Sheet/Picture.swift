/// A rectangle of pixels: the left and top edge, and its extent; the origin is the top left corner of the picture.
public struct PixelRect: Hashable, Sendable, Codable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  public func offset(_ dx: Int, _ dy: Int) -> PixelRect {
    PixelRect(x: x + dx, y: y + dy, width: width, height: height)
  }
}

/// One drawn view: its colours, the parts behind every pixel, and the camera.
public struct Picture: Sendable {
  /// How much of a part can be seen.
  public struct Visibility: Hashable, Sendable {
    /// An index into `Model.parts`.
    public var part: Int
    /// Around its visible pixels.
    public var box: PixelRect
    public var pixels: Int
    /// Of all pixels that show any part; a pane and what is seen through it both count, so shares may sum to more than 1.
    public var share: Double
    /// True where some of it is seen through a transparent part.
    public var isBehindGlass: Bool
  }

  public let image: Image
  /// Two numbers per pixel, top row first: the nearest opaque shape and the nearest transparent one before it, as
  /// indices into `Model.shapes` plus one; 0 = none.
  public let shapes: [UInt16]
  /// The same as indices into `Model.parts` plus one.
  public let parts: [UInt16]
  public let camera: Camera
  /// Along the view, from the plane through the eye to the nearest opaque part, metres; infinity = none. Empty where it
  /// was not asked for.
  public let depths: [Float]
  /// Three numbers per pixel: the unit normal of the nearest opaque part, asset frame, toward the viewer; 0 = none.
  /// Empty where it was not asked for.
  public let normals: [Float]
  /// Camera from asset, row-major.
  public let viewMatrix: [Double]
  /// Clip from camera, row-major, OpenGL's conventions.
  public let projectionMatrix: [Double]

  /// True where no part covers a pixel, or the picture has one colour all over.
  public var isBlank: Bool { image.isUniform || parts.allSatisfy { $0 == 0 } }

  /// The parts that can be seen, in the model's order.
  public var visibility: [Visibility] { Self.visibility(parts: parts, width: image.width) }

  static func visibility(parts ids: [UInt16], width: Int) -> [Visibility] {
    struct Count {
      var pixels = 0
      var box = (left: Int.max, top: Int.max, right: -1, bottom: -1)
      var behind = false

      mutating func add(_ x: Int, _ y: Int) {
        pixels += 1
        box = (min(box.left, x), min(box.top, y), max(box.right, x), max(box.bottom, y))
      }
    }
    var counts = [Count](repeating: Count(), count: Int(ids.max() ?? 0) + 1)
    var covered = 0
    var x = 0
    var y = 0
    ids.withUnsafeBufferPointer { ids in
      counts.withUnsafeMutableBufferPointer { counts in
        var i = 0
        while i + 1 < ids.count {
          let solid = Int(ids[i])
          let glass = Int(ids[i + 1])
          if solid | glass != 0 { covered += 1 }
          if solid != 0 { counts[solid].add(x, y) }
          if glass != 0, glass != solid {
            counts[glass].add(x, y)
            if solid != 0 { counts[solid].behind = true }
          }
          i += 2
          x += 1
          if x == width {
            x = 0
            y += 1
          }
        }
      }
    }
    return counts.indices.dropFirst().compactMap { id in
      let c = counts[id]
      guard c.pixels > 0 else { return nil }
      let box = PixelRect(
        x: c.box.left, y: c.box.top, width: c.box.right - c.box.left + 1, height: c.box.bottom - c.box.top + 1)
      return Visibility(
        part: id - 1, box: box, pixels: c.pixels, share: Double(c.pixels) / Double(covered), isBehindGlass: c.behind)
    }
  }
}
