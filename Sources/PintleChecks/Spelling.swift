/// "Did you mean": the nearest name by edit distance.
enum Spelling {
  /// The name with the fewest edits, if that is at most a third of the letters; the first among equals.
  static func nearest(to name: String, in known: [String]) -> String? {
    let scored = known.filter { $0 != name }.map { (distance(name, $0), $0) }
    guard let best = scored.min(by: { $0.0 < $1.0 }), best.0 <= max(1, name.count / 3) else { return nil }
    return best.1
  }

  /// Levenshtein's distance, by rows: O(|a| · |b|).
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.prefix(64)), Array(b.prefix(64)))
    var row = Array(0...b.count)
    for i in a.indices {
      var corner = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substituted = corner + (a[i] == b[j] ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(substituted, min(row[j], row[j + 1]) + 1)
      }
    }
    return row[b.count]
  }
}
