import COffscreenGL
import PintleDocument

/// How a material's pattern is drawn: which texture, how large, how strong. Kinds that are unknown are plain.
struct SurfacePattern: Hashable {
  var kind: OffscreenPattern
  /// Metres after which it repeats.
  var tile: Double
  /// 1 = the texture as it is.
  var contrast: Double

  static let plain = SurfacePattern(kind: OffscreenPlain, tile: 1, contrast: 0)

  init(kind: OffscreenPattern, tile: Double, contrast: Double) {
    self.kind = kind
    self.tile = tile
    self.contrast = contrast
  }

  init(_ pattern: MaterialRecord.Pattern?) {
    guard let pattern else {
      self = .plain
      return
    }
    func value(_ name: String, _ usual: Double, within limits: ClosedRange<Double>) -> Double {
      guard let v = pattern.values[name], v.isFinite else { return usual }
      return min(max(v, limits.lowerBound), limits.upperBound)
    }
    let sizes = 1e-4...10.0
    switch pattern.kind {
    case "wood":  // `grain`: distance between rings; the texture has 12 across.
      self.init(
        kind: OffscreenWood, tile: 30 * value("grain", 0.007, within: sizes),
        contrast: value("contrast", 0.22, within: 0...1) / 0.22)
    case "brushed":
      self.init(
        kind: OffscreenBrushed, tile: 600 * value("pitch", 4e-4, within: sizes),
        contrast: value("contrast", 0.12, within: 0...1) / 0.12)
    case "woven":  // 16 threads each way.
      self.init(
        kind: OffscreenWoven, tile: 16 * value("pitch", 0.0024, within: sizes),
        contrast: value("contrast", 0.22, within: 0...1) / 0.3)
    case "perforated":  // 8 holes each way.
      self.init(kind: OffscreenPerforated, tile: 8 * value("pitch", 0.01, within: sizes), contrast: 1)
    case "tread":  // 8 lugs around.
      self.init(kind: OffscreenTread, tile: 8 * value("pitch", 0.014, within: sizes), contrast: 1)
    case "leather":  // 24 pebbles each way.
      self.init(
        kind: OffscreenLeather, tile: 24 * value("pitch", 0.0018, within: sizes),
        contrast: value("contrast", 0.1, within: 0...1) / 0.1)
    case "marble":
      self.init(
        kind: OffscreenMarble, tile: 8 * value("vein", 0.06, within: sizes),
        contrast: value("contrast", 0.25, within: 0...1) / 0.25)
    default:
      self = .plain
    }
  }

  /// The axis (0, 1, 2) of a solid that a pattern runs along: around wheels the one across the two most equal
  /// extents, else the longest; the first of equals.
  func axis(of bounds: Bounds) -> Int {
    let s = bounds.size
    if kind == OffscreenTread {
      let unlike = [abs(s.y - s.z), abs(s.z - s.x), abs(s.x - s.y)]
      return unlike.indices.min { unlike[$0] < unlike[$1] } ?? 2
    }
    return s.x >= s.y && s.x >= s.z ? 0 : s.y >= s.z ? 1 : 2
  }
}
