/// Default classes, flattened: what each says of each kind of element.
struct MJCFDefaults {
  private var classes: [String: [String: [(name: String, value: String)]]] = [:]

  /// A section and the classes in it.
  mutating func read(_ section: XMLTree.Element, _ tree: XMLTree) {
    var open: [(element: XMLTree.Element, parent: String?)] = [(section, nil)]
    while let (element, parent) = open.popLast() {
      let name = element["class"] ?? parent ?? "main"
      var own = classes[name] ?? parent.flatMap { classes[$0] } ?? [:]
      var inner: [(element: XMLTree.Element, parent: String?)] = []
      for child in element.children.map({ tree.elements[$0] }) {
        if child.name == "default" {
          inner.append((child, name))
        } else {
          own[child.name] = Self.merged(child.attributes, over: own[child.name] ?? [])
        }
      }
      classes[name] = own
      // Inner classes start from all that stands in the outer.
      open += inner.reversed()
    }
  }

  func complete(_ element: XMLTree.Element, _ name: String?) -> XMLTree.Element {
    let known = classes[name ?? "main"] ?? classes["main"]
    guard let base = known?[element.name] else { return element }
    var whole = element
    whole.attributes = Self.merged(element.attributes, over: base)
    return whole
  }

  private static func merged(
    _ own: [(name: String, value: String)], over base: [(name: String, value: String)]
  ) -> [(name: String, value: String)] {
    base.filter { known in !own.contains { $0.name == known.name } } + own
  }
}
