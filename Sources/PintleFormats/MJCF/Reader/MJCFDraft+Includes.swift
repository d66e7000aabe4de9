internal import PintleModel

extension MJCFDraft {
  private static let mostFiles = 200
  private static let deepest = 16

  /// Puts what is included in the place of `include`, from the files beside the main one.
  mutating func include() {
    var depths = [0]
    var i = 0
    // Elements come after their parents, also those that are put in.
    while i < tree.elements.count {
      defer { i += 1 }
      let children = tree.elements[i].children
      guard children.contains(where: { tree.elements[$0].name == "include" }) else { continue }
      var whole: [Int] = []
      for child in children {
        let element = tree.elements[child]
        guard element.name == "include" else {
          whole.append(child)
          continue
        }
        whole += included(element, &depths)
      }
      tree.elements[i].children = whole
      // What was put in may include more.
      if whole.contains(where: { tree.elements[$0].name == "include" }) { i -= 1 }
    }
  }

  private mutating func included(_ element: XMLTree.Element, _ depths: inout [Int]) -> [Int] {
    let name = element["file"] ?? ""
    func refuse(_ why: String, _ draft: inout MJCFDraft) -> [Int] {
      draft.notes.add(
        "include", .error, "`\(ImportNames.printable(name))` is not included: \(why)", at: draft.place(element))
      return []
    }
    let depth = depths[element.file] + 1
    guard depth <= Self.deepest, files.count < Self.mostFiles else {
      return refuse("files include one another too deep or too often", &self)
    }
    do {
      guard let start = tree.append(try XMLTree(meshes.text(name)), file: files.count) else {
        return refuse("there are more than \(XMLTree.Limit.elements) elements in all", &self)
      }
      files.append(ImportNames.printable(name))
      depths.append(depth)
      return tree.elements[start].children
    } catch let error as XMLTree.Fault {
      return refuse("line \(error.line): \(error.message)", &self)
    } catch {
      return refuse("\((error as? MeshFailure)?.reason ?? "it cannot be read")", &self)
    }
  }
}
