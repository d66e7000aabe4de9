import Glibc

/// How far two colours lie apart: the Euclidean distance in CIELAB (CIE 1976, D65), of which about 2.3 is just noticed.
enum ColourDifference {
  /// From sRGB bytes to linear light.
  private static let linear: [Float] = (0...255).map { byte in
    let v = Float(byte) / 255
    return v <= 0.04045 ? v / 12.92 : powf((v + 0.055) / 1.055, 2.4)
  }

  /// L*, a*, b* of an sRGB colour.
  static func lab(_ colour: SIMD3<UInt8>) -> SIMD3<Float> {
    let c = SIMD3<Float>(linear[Int(colour.x)], linear[Int(colour.y)], linear[Int(colour.z)])
    func f(_ weights: SIMD3<Float>, _ white: Float) -> Float {
      let t: Float = (weights * c).sum() / white
      return t > 0.008856452 ? cbrtf(t) : t * 7.787037 + 0.13793103
    }
    let x = f([0.4124564, 0.3575761, 0.1804375], 0.95047)
    let y = f([0.2126729, 0.7151522, 0.0721750], 1)
    let z = f([0.0193339, 0.1191920, 0.9503041], 1.08883)
    return SIMD3<Float>(116 * y - 16, 500 * (x - y), 200 * (y - z))
  }

  /// ΔE*ab per pixel of two pictures of one size.
  static func map(_ a: Image, _ b: Image) -> [Float] {
    (0..<min(a.pixels.count, b.pixels.count) / 4).map { (i: Int) -> Float in
      let p = 4 * i
      let first = SIMD3(a.pixels[p], a.pixels[p + 1], a.pixels[p + 2])
      let second = SIMD3(b.pixels[p], b.pixels[p + 1], b.pixels[p + 2])
      if first == second { return 0 }
      let d: SIMD3<Float> = lab(first) - lab(second)
      return (d * d).sum().squareRoot()
    }
  }
}
