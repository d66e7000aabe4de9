extension IntegrityReport {
  mutating func checkSizes() {
    let d = document
    let lists: [(String, Int)] = [
      ("parts", d.parts.count), ("joints", d.joints.count), ("closures", d.closures.count),
      ("couplings", d.couplings.count), ("gears", d.gears.count), ("trains", d.trains.count),
      ("elastic", d.elastic.count), ("contacts", d.contacts.count), ("stances", d.stances.count),
      ("components", d.components.count), ("expectations", d.expectations.count), ("materials", d.materials.count),
      ("parameters", d.parameters.count), ("lines", d.lines.count), ("home", d.home.count), ("poses", d.poses.count),
      ("findings", d.findings.count),
    ]
    for (path, count) in lists { limit(path, count, DocumentIntegrity.Limit.entries) }
    limit("parts.shapes", d.parts.reduce(0) { $0 + $1.shapes.count }, DocumentIntegrity.Limit.shapes)
    limit("solids", d.solids.count, DocumentIntegrity.Limit.shapes)
    limit("sources", d.sources.count, DocumentIntegrity.Limit.nodes)
    checkSolidSizes()
  }

  private mutating func limit(_ path: String, _ count: Int, _ most: Int) {
    guard count > most else { return }
    add("document.size", path, "\(count) entries, more than the \(most) that are taken")
  }

  /// Every number is finite: the encoding knows each of them, and the path of the first that is not.
  mutating func checkNumbers() {
    do {
      _ = try CanonicalJSON.encode(document)
    } catch {
      add("document.number", CanonicalJSON.place(of: error), "not a finite number")
    }
  }

  mutating func checkNames() {
    let d = document
    for (i, p) in d.parts.enumerated() {
      identifier(p.id, "parts[\(i)].id", source: p.source)
      for (k, s) in p.shapes.enumerated() { identifier(s.id, "parts[\(i)].shapes[\(k)].id", source: s.source) }
    }
    for (i, j) in d.joints.enumerated() {
      identifier(j.id, "joints[\(i)].id", source: j.source)
      for (k, dof) in j.dofs.enumerated() { identifier(dof.id, "joints[\(i)].dofs[\(k)].id", source: j.source) }
    }
    for (i, c) in d.closures.enumerated() { identifier(c.id, "closures[\(i)].id", source: c.source) }
    text(d.asset, "asset")
    for (i, c) in d.couplings.enumerated() { text(c.id, "couplings[\(i)].id", source: c.source) }
    for (i, c) in d.components.enumerated() { text(c.id, "components[\(i)].id", source: c.source) }
    for (i, p) in d.parameters.enumerated() { text(p.id, "parameters[\(i)].id") }
    for (i, s) in d.stances.enumerated() { text(s.id, "stances[\(i)].id", source: s.source) }
    for key in d.materials.keys.sorted() { text(key, "materials") }
    for key in d.solids.keys.sorted() { text(key, "solids") }
    for key in d.lines.keys.sorted() { text(key, "lines") }
    for key in d.poses.keys.sorted() { text(key, "poses") }
  }

  /// Names of what is exported and referred to by path: ASCII letters, digits, `_` and `-`.
  private mutating func identifier(_ name: String, _ path: String, source: Int?) {
    let allowed = name.utf8.allSatisfy { c in
      switch c {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    if name.isEmpty {
      add("document.name", path, "an empty name", source: source)
    } else if name.utf8.count > DocumentIntegrity.Limit.nameBytes {
      add("document.name", path, "a name of \(name.utf8.count) bytes, more than 200", source: source)
    } else if !allowed {
      add(
        "document.name", path, "`\(name)` has signs that not every format takes in a name", source: source,
        hint: "letters a–z, digits, `_` and `-` are safe everywhere")
    }
  }

  private mutating func text(_ name: String, _ path: String, source: Int? = nil) {
    if name.isEmpty {
      add("document.name", path, "an empty name", source: source)
    } else if name.utf8.count > DocumentIntegrity.Limit.nameBytes {
      add("document.name", path, "a name of \(name.utf8.count) bytes, more than 200", source: source)
    } else if name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      add("document.name", path, "a name with control characters", source: source)
    }
  }

  mutating func checkSources() {
    let count = document.sources.count
    func check(_ report: inout IntegrityReport, _ source: Int?, _ path: String) {
      guard let source, source < 0 || source >= count else { return }
      report.add("document.source", path + ".source", "there is no source \(source); there are \(count)")
    }
    let d = document
    for (i, p) in d.parts.enumerated() {
      check(&self, p.source, "parts[\(i)]")
      for (k, s) in p.shapes.enumerated() {
        let path = "parts[\(i)].shapes[\(k)]"
        check(&self, s.source, path)
        for (n, t) in s.trace.enumerated() { check(&self, t.source, path + ".trace[\(n)]") }
      }
    }
    for (i, j) in d.joints.enumerated() {
      check(&self, j.source, "joints[\(i)]")
      for (k, n) in j.needs.enumerated() { check(&self, n.source, "joints[\(i)].needs[\(k)]") }
      for (k, h) in j.hardware.enumerated() { check(&self, h.source, "joints[\(i)].hardware[\(k)]") }
    }
    for (i, c) in d.closures.enumerated() { check(&self, c.source, "closures[\(i)]") }
    for (i, c) in d.couplings.enumerated() { check(&self, c.source, "couplings[\(i)]") }
    for (i, t) in d.trains.enumerated() { check(&self, t.source, "trains[\(i)]") }
    for (i, e) in d.elastic.enumerated() { check(&self, e.source, "elastic[\(i)]") }
    for (i, c) in d.contacts.enumerated() { check(&self, c.source, "contacts[\(i)]") }
    for (i, s) in d.stances.enumerated() { check(&self, s.source, "stances[\(i)]") }
    for (i, c) in d.components.enumerated() { check(&self, c.source, "components[\(i)]") }
    for (i, e) in d.expectations.enumerated() { check(&self, e.source, "expectations[\(i)]") }
  }
}
