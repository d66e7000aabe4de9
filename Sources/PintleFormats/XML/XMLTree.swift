internal import CExpat

/// An XML text as a flat list of elements with their places: no recursion, no entities, bounded in every direction.
///
/// Read by expat, which keeps its own stack on the heap. Names keep their prefixes (`xacro:macro`). Text between elements
/// is dropped unless it is asked for: most formats that are read here say everything in attributes.
struct XMLTree: Sendable {
  struct Element: Sendable {
    var name: String
    var attributes: [(name: String, value: String)]
    var children: [Int]
    /// From 1; columns count bytes.
    var line: Int
    var column: Int
    /// Where a text was put together from several files: which.
    var file = 0
    /// What stands in an element without others, as far as it was asked for.
    var text = ""

    subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// What is wrong with the text, and where.
  struct Fault: Error, Hashable, Sendable {
    var message: String
    var line: Int
    var column: Int
  }

  enum Limit {
    static let bytes = 64 << 20
    static let elements = 1_000_000
    static let depth = 256
    /// Bytes of one element's own text.
    static let text = 1 << 16
  }

  /// The root first; every element after its parent.
  var elements: [Element]

  var root: Element { elements[0] }

  func children(of element: Element, named name: String) -> [Element] {
    element.children.lazy.map { elements[$0] }.filter { $0.name == name }
  }

  func child(of element: Element, named name: String) -> Element? {
    for i in element.children where elements[i].name == name { return elements[i] }
    return nil
  }

  /// Puts another text's elements behind these; the index of its root, nil where there would be too many.
  mutating func append(_ other: XMLTree, file: Int) -> Int? {
    let start = elements.count
    guard start + other.elements.count <= Limit.elements else { return nil }
    for var e in other.elements {
      e.children = e.children.map { $0 + start }
      e.file = file
      elements.append(e)
    }
    return start
  }

  /// - Parameter keepsText: of elements that hold no others.
  init(_ bytes: [UInt8], keepsText: Bool = false) throws(Fault) {
    guard bytes.count <= Limit.bytes else {
      throw Fault(message: "it is larger than \(Limit.bytes >> 20) MiB", line: 1, column: 1)
    }
    guard let parser = XML_ParserCreate(nil) else {
      throw Fault(message: "no memory for the XML reader", line: 1, column: 1)
    }
    defer { XML_ParserFree(parser) }
    let draft = Draft(parser)
    let status = withExtendedLifetime(draft) {
      XML_SetUserData(parser, Unmanaged.passUnretained(draft).toOpaque())
      XML_SetElementHandler(
        parser,
        { data, name, attributes in Draft.at(data)?.open(name, attributes) },
        { data, _ in Draft.at(data)?.close() })
      if keepsText {
        XML_SetCharacterDataHandler(parser) { data, text, count in Draft.at(data)?.add(text, Int(count)) }
      }
      // Entities could refer to one another a billion times over, or to files; asset formats have no use for them.
      XML_SetEntityDeclHandler(
        parser,
        { data, _, _, _, _, _, _, _, _ in Draft.at(data)?.stop("it declares an entity, which is not read") })
      return bytes.withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 1) }
      }
    }
    if let fault = draft.fault { throw fault }
    guard status == XML_STATUS_OK, !draft.elements.isEmpty else {
      let code = XML_GetErrorCode(parser)
      let words = XML_ErrorString(code).map { String(cString: $0) } ?? "it is not XML"
      throw Fault(
        message: words, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1
      )
    }
    elements = draft.elements
  }
}

/// The list in the making, behind expat's callbacks.
private final class Draft {
  let parser: XML_Parser
  var elements: [XMLTree.Element] = []
  var fault: XMLTree.Fault?
  private var open: [Int] = []

  init(_ parser: XML_Parser) { self.parser = parser }

  static func at(_ data: UnsafeMutableRawPointer?) -> Draft? {
    data.map { Unmanaged<Draft>.fromOpaque($0).takeUnretainedValue() }
  }

  func stop(_ message: String) {
    guard fault == nil else { return }
    fault = XMLTree.Fault(
      message: message, line: Int(XML_GetCurrentLineNumber(parser)),
      column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
    XML_StopParser(parser, 0)
  }

  func open(_ name: UnsafePointer<CChar>?, _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard fault == nil, let name else { return }
    guard elements.count < XMLTree.Limit.elements else {
      return stop("it has more than \(XMLTree.Limit.elements) elements")
    }
    guard open.count < XMLTree.Limit.depth else {
      return stop("its elements lie more than \(XMLTree.Limit.depth) deep inside one another")
    }
    var attributes: [(name: String, value: String)] = []
    var i = 0
    while let list, let key = list[i], let value = list[i + 1] {
      attributes.append((String(cString: key), String(cString: value)))
      i += 2
    }
    if let parent = open.last {
      elements[parent].children.append(elements.count)
      if !elements[parent].text.isEmpty { elements[parent].text = "" }
    }
    open.append(elements.count)
    elements.append(
      XMLTree.Element(
        name: String(cString: name), attributes: attributes, children: [],
        line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1))
  }

  /// Comes in pieces.
  func add(_ text: UnsafePointer<CChar>?, _ count: Int) {
    guard fault == nil, let text, let last = open.last, elements[last].children.isEmpty else { return }
    let room = XMLTree.Limit.text - elements[last].text.utf8.count
    let piece = UnsafeRawBufferPointer(start: text, count: count).prefix(max(0, room))
    elements[last].text += String(decoding: piece, as: UTF8.self)
  }

  func close() { open.removeLast() }
}
