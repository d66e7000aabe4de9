internal import PintleDocument

/// A Document in the making out of an XML text: what the readers of such formats share.
protocol XMLDraft {
  var tree: XMLTree { get }
  var asset: Document { get set }
  var notes: ImportNotes { get set }
  var places: ImportPlaces { get set }

  /// Where an element stands.
  func place(_ element: XMLTree.Element) -> SourceLocation
}

extension XMLDraft {
  /// The index of an element's place in `Document.sources`.
  mutating func source(_ element: XMLTree.Element) -> Int {
    let place = place(element)
    if let known = places.sources[place] { return known }
    places.sources[place] = asset.sources.count
    asset.sources.append(place)
    return asset.sources.count - 1
  }

  /// The key of a solid in the document; equal ones are one.
  mutating func solid(_ node: SolidNode) -> String {
    if let known = places.solids[node] { return known }
    let id = "s\(places.solids.count + 1)"
    places.solids[node] = id
    asset.solids[id] = node
    return id
  }
}

/// What has a key in the document already.
struct ImportPlaces {
  var sources: [SourceLocation: Int] = [:]
  var solids: [SolidNode: String] = [:]
}
