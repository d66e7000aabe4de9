/// A set of numbers: intervals, ascending and apart from each other.
struct Spans {
  private(set) var list: [ClosedRange<Double>] = []

  /// The union. O(n log n).
  init(_ ranges: [ClosedRange<Double>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = list.last, range.lowerBound <= last.upperBound {
        if range.upperBound > last.upperBound { list[list.count - 1] = last.lowerBound...range.upperBound }
      } else {
        list.append(range)
      }
    }
  }

  /// Whether a number of the one is nearer than `gap` to one of the other.
  func meets(_ other: Spans, within gap: Double) -> Bool {
    var (i, j) = (0, 0)
    while i < list.count, j < other.list.count {
      let (a, b) = (list[i], other.list[j])
      if a.upperBound + gap < b.lowerBound {
        i += 1
      } else if b.upperBound + gap < a.lowerBound {
        j += 1
      } else {
        return true
      }
    }
    return false
  }
}
