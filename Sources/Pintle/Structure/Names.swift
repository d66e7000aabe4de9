internal import PintleDocument

/// A name that is unique and can be written in every format: letters, digits and `_`, starting with a letter.
///
/// Any other character is the finding `structure.name` and becomes `_`; a name that is taken is the finding
/// `structure.duplicate_name` and gets a number.
func checkedName(
  _ wanted: String, _ what: String, taken: inout Set<String>, _ place: SourceLocation?
) -> String {
  var name = String(
    wanted.unicodeScalars.map { c in
      c == "_" || ("a"..."z").contains(c) || ("A"..."Z").contains(c) || ("0"..."9").contains(c) ? Character(c) : "_"
    })
  if name.isEmpty { name = "unnamed" }
  if let first = name.first, first.isNumber || first == "_" { name = "n\(name)" }
  if name != wanted {
    Recorder.report(
      "structure.name", "`\(wanted)` cannot be the name of \(what)", at: place,
      hint: "use letters, digits and _, starting with a letter: `\(name)`")
  }
  guard !taken.contains(name) else {
    Recorder.report(
      "structure.duplicate_name", "there is \(what) named `\(name)` already", at: place,
      hint: "names are unique; add what tells the two apart")
    var n = 2
    while taken.contains("\(name)_\(n)") { n += 1 }
    name = "\(name)_\(n)"
    taken.insert(name)
    return name
  }
  taken.insert(name)
  return name
}
