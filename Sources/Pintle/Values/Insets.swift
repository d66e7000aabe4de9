/// Distances from named sides: `[.left: 40.mm, .top: 12.mm]`.
///
/// An own type, since a dictionary literal traps on a repeated key; here it is the finding `value.repeated` and the
/// first one holds. Distances are never negative (finding `value.size`).
public struct Insets: ExpressibleByDictionaryLiteral, Sendable {
  private var distances: [(side: Direction, distance: Double)] = []

  public init(dictionaryLiteral elements: (Direction, Double)...) {
    for (side, d) in elements {
      if distances.contains(where: { $0.side == side }) {
        Recorder.report("value.repeated", "the distance from the \(side) side is given twice")
        continue
      }
      distances.append((side, checkedDistance(d, "the distance from the \(side) side", Recorder.lastPlace)))
    }
  }

  /// The distance from a side; nil where it was not named.
  public subscript(_ side: Direction) -> Double? { distances.first { $0.side == side }?.distance }

  var sides: [Direction] { distances.map(\.side) }
}
