import PintleDocument
import PintleKinematics
import PintleModel

/// What people say of two solids in each other: from about half a cubic centimetre on they complain, and of anything
/// small from a share of it on.
enum OverlapGrade {
  /// m³.
  static let volume = 0.5e-6
  /// Of the smaller shape's volume.
  static let volumeShare = 0.02
  /// Of the smaller shape's diagonal.
  static let depthShare = 0.03
}

extension CheckContext {
  /// Neither so deep nor so much that anybody would see it, as far as both are known.
  func isSlight(_ overlap: WorstOverlap, _ a: Int, _ b: Int) -> Bool {
    let solids = [model.shapes[a].solid, model.shapes[b].solid]
    guard let volume = overlap.volume, overlap.depth.isFinite else { return false }
    let smallest = solids.filter(\.isClosed).map { abs($0.surface.volume) }.min() ?? .infinity
    let size = solids.map(\.bounds.diagonal).min() ?? 0
    return volume < min(OverlapGrade.volume, OverlapGrade.volumeShare * smallest)
      && overlap.depth < max(OverlapGrade.depthShare * size, Self.scrape * tolerance)
  }
}

extension Wording {
  /// `4.1 mm deep and 0.3 cm³ in common`.
  static func overlap(_ o: WorstOverlap) -> String {
    "\(length(o.depth)) deep" + (o.volume.flatMap(volume).map { " and \($0) in common" } ?? "")
  }

  /// Cubic metres, said in cubic centimetres; nil where there is nothing to speak of.
  static func volume(_ cubicMetres: Double) -> String? {
    guard cubicMetres.isFinite, cubicMetres > 1e-9 else { return nil }
    let value = cubicMetres * 1e6
    return number(value, decimals: value < 0.1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0) + " cm³"
  }
}
