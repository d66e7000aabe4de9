/// The version a file says it is: numbers apart, 1.10 comes after 1.9.
struct SDFVersion: Comparable {
  let major: Int
  let minor: Int

  init(_ major: Int, _ minor: Int) { (self.major, self.minor) = (major, minor) }

  /// nil where the text is no version.
  init?(_ text: String) {
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard pieces.count == 2, let major = pieces[0], let minor = pieces[1] else { return nil }
    self.init(major, minor)
  }

  static func < (a: Self, b: Self) -> Bool { (a.major, a.minor) < (b.major, b.minor) }

  /// The last that is read.
  static let newest = SDFVersion(1, 11)

  /// Axes are said in the frame of the model.
  var hasAxesInModel: Bool { self < SDFVersion(1, 5) }
}
