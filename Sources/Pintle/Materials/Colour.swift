import PintleDocument
internal import Glibc

/// A colour with the name that reports call it by; held as linear-light sRGB primaries, 0…1.
public struct Colour: Hashable, Sendable {
  /// As in "steel, painted red".
  public let name: String
  /// Linear-light sRGB primaries, 0…1.
  let linear: Vector3

  init(_ name: String, _ hex: Int) {
    self.name = name
    let channel = { (shift: Int) in Self.linearised(Double((hex >> shift) & 0xFF) / 255) }
    linear = [channel(16), channel(8), channel(0)]
  }

  init(name: String, linear: Vector3) {
    self.name = name
    self.linear = linear
  }

  /// A colour as painters and web pages write it: `.rgb(0xC0392B)`, display-referred sRGB, eight bits each.
  ///
  /// Bits above the lowest 24 are ignored.
  public static func rgb(_ hex: Int) -> Colour {
    let digits = String(hex & 0xFFFFFF, radix: 16, uppercase: true)
    return Colour("#" + String(repeating: "0", count: 6 - digits.count) + digits, hex)
  }

  /// Mixed with white: 0 leaves it, 1 gives white.
  public func lighter(_ share: Double = 0.35) -> Colour { mixed(with: [1, 1, 1], share, "light") }

  /// Mixed with black: 0 leaves it, 1 gives black.
  public func darker(_ share: Double = 0.5) -> Colour { mixed(with: [0, 0, 0], share, "dark") }

  private func mixed(with other: Vector3, _ share: Double, _ word: String) -> Colour {
    let s = share.isFinite ? min(max(share, 0), 1) : 0
    return Colour(name: "\(word) \(name)", linear: Self.rounded(linear * (1 - s) + other * s))
  }

  /// Relative luminance of linear-light sRGB (ITU-R BT.709), 0…1.
  var luminance: Double { linear.dot([0.2126, 0.7152, 0.0722]) }

  /// The transfer function of IEC 61966-2-1, undone.
  private static func linearised(_ v: Double) -> Double {
    rounded(v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4))
  }

  /// Four decimals: finer than a display shows, and the same on every machine whatever its `pow` does in the last bit.
  private static func rounded(_ v: Double) -> Double { (v * 1e4).rounded() / 1e4 }
  private static func rounded(_ v: Vector3) -> Vector3 { [rounded(v.x), rounded(v.y), rounded(v.z)] }
}
