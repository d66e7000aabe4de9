internal import Glibc
internal import PintleDocument

/// A material's colour as files for screens have it: display-referred sRGB (IEC 61966-2-1) with opacity, 0…1.
struct SRGBColour: Hashable, Sendable {
  /// Red, green, blue, opacity.
  let components: [Double]

  /// What is not a number counts as the middle, and as opaque.
  init(_ material: MaterialRecord) {
    func encoded(_ v: Double) -> Double {
      let c = v.isFinite ? min(1, max(0, v)) : 0.5
      return c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055
    }
    let colour = material.baseColor
    components =
      [colour.x, colour.y, colour.z].map(encoded) + [material.opacity.isFinite ? min(1, max(0, material.opacity)) : 1]
  }

  /// With blanks between, four decimals.
  var text: String { components.map { DecimalText.text($0, decimals: 4) }.joined(separator: " ") }

  var bytes: [UInt8] { components.map { UInt8(($0 * 255).rounded()) } }

  /// `#RRGGBBAA`.
  var hexadecimal: String {
    "#" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }
}
