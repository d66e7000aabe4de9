/// "Did you mean": the nearest name by edit distance.
public enum Spelling {
  /// The name with the fewest edits, if that is at most a third of the letters; the first among equals.
  public static func nearest(to name: String, in known: [String]) -> String? {
    let scored = known.filter { $0 != name }.map { (distance(name, $0), $0) }
    guard let best = scored.min(by: { $0.0 < $1.0 }), best.0 <= max(1, name.count / 3) else { return nil }
    return best.1
  }

  /// Levenshtein's distance with swapped neighbours as one edit (optimal string alignment), by rows: O(|a| · |b|).
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.prefix(64)), Array(b.prefix(64)))
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), min(last[j + 1], row[j]) + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
