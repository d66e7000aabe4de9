internal import Glibc
internal import PintleDocument

extension MaterialRecord {
  /// sRGB and opacity, 0…1, as formats have them that know no light.
  var rgba: [Double] {
    func encoded(_ v: Double) -> Double {
      let c = v.isFinite ? min(1, max(0, v)) : 0.5
      return c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055
    }
    return [baseColor.x, baseColor.y, baseColor.z].map(encoded) + [min(1, max(0, opacity))]
  }

  var rgbaText: String { rgba.map { DecimalText.text($0, decimals: 4) }.joined(separator: " ") }
}
