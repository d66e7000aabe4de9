internal import PintleDocument
internal import PintleModel

/// Models, the frames in them, and what they include.
extension SDFDraft {
  private static let mostFiles = 200
  private static let deepest = 16

  private struct Visit {
    var element: XMLTree.Element
    var scope: Scope
  }

  /// What an `include` says of the model it includes.
  private struct Override {
    var name: String?
    var pose: XMLTree.Element?
    var placement: String?
    var merges = false
  }

  /// Frames whose bases are looked up once all names are known.
  private struct Pending {
    var name: String
    var base: (name: String, element: XMLTree.Element)?
    var attached: (name: String, element: XMLTree.Element)?
    var scope: Scope
  }

  /// Walks all models, without recursion, and settles where every frame lies.
  mutating func readModels() {
    let worlds = tree.children(of: tree.root, named: "world")
    if let second = worlds.dropFirst().first {
      notes.add("left_out", .warning, "there are several worlds: the first is read", at: place(second))
    }
    let top = Scope(prefix: "", model: SDFFrames.world, shown: "")
    let sections = [tree.root] + worlds.prefix(1)
    let models = sections.flatMap { section in
      section.children.map { tree.elements[$0] }.filter { $0.name == "model" || $0.name == "include" }
    }
    if models.count == 1, let name = models[0]["name"], !name.isEmpty {
      asset.asset = ImportNames.printable(name)
    } else if models.count > 1, let name = worlds.first?["name"], !name.isEmpty {
      asset.asset = ImportNames.printable(name)
    }
    var pending: [Pending] = []
    var open = sections.reversed().map { Visit(element: $0, scope: top) }
    while let visit = open.popLast() {
      var inner: [Visit] = []
      for child in visit.element.children.map({ tree.elements[$0] }) {
        switch child.name {
        case "model":
          if let next = enter(child, Override(), visit.scope, isAlone: models.count == 1, &pending) {
            inner.append(next)
          }
        case "include":
          guard let (model, override) = included(child) else { continue }
          if let next = enter(model, override, visit.scope, isAlone: models.count == 1, &pending) { inner.append(next) }
        case "link" where visit.element.name == "model": addLink(child, visit.scope, &pending)
        case "joint" where visit.element.name != "sdf": addJoint(child, visit.scope, &pending)
        case "frame" where visit.element.name != "sdf": addFrame(child, visit.scope, &pending)
        case "actor", "road", "population":
          notes.count(
            "left_out", .note, at: place(child),
            { n in n == 1 ? "`\(child.name)` is not read" : "\(n) elements are not read, the first `\(child.name)`" })
        default: break
        }
      }
      open += inner.reversed()
    }
    settle(pending)
  }

  // MARK: frames

  /// A pose, and the frame it says it is relative to.
  mutating func pose(of element: XMLTree.Element) -> (
    X: RigidTransform, base: (name: String, element: XMLTree.Element)?
  ) {
    guard let pose = element.name == "pose" ? element : tree.child(of: element, named: "pose") else {
      return (.identity, nil)
    }
    let base = pose["relative_to"].flatMap { $0.isEmpty ? nil : (name: $0, element: pose) }
    let text = content(pose)
    guard !text.isEmpty else { return (.identity, base) }
    if pose["rotation_format"] == "quat_xyzw" {
      let n = numbers(text, "`pose`", [0, 0, 0, 0, 0, 0, 1], at: pose)
      var X = Quaternion(w: n[6], [n[3], n[4], n[5]])?.rotation ?? .identity
      X.translation = [n[0], n[1], n[2]]
      return (X, base)
    }
    let n = numbers(text, "`pose`", [0, 0, 0, 0, 0, 0], at: pose)
    let unit = isTrue(pose["degrees"]) ? Double.pi / 180 : 1
    return (RigidTransform(rollPitchYaw: Vector3(n[3], n[4], n[5]) * unit, translation: [n[0], n[1], n[2]]), base)
  }

  /// The name it has among frames. Where the name is taken (older files call joints like links) frames mean the first.
  private mutating func add(_ name: String, _ node: SDFFrames.Node, _ instead: String) -> String {
    if frames.add(name, node) { return name }
    let other = "\(name)::\(instead)"
    _ = frames.add(other, node)
    return other
  }

  private mutating func enter(
    _ element: XMLTree.Element, _ override: Override, _ scope: Scope, isAlone: Bool, _ pending: inout [Pending]
  ) -> Visit? {
    let written = override.name ?? element["name"] ?? ""
    let name = written.isEmpty ? "model" : written
    let isTop = scope.model == SDFFrames.world && scope.prefix.isEmpty
    if isTrue(text(element, "static")) { asset.base = .fixed }
    let full = scope.prefix + (override.merges ? "_merged__\(name)__model__" : name)
    let (X, base) = pose(of: override.pose ?? element)
    let placement = override.placement ?? element["placement_frame"]
    // What stands for the model: its canonical link, else the first that it has.
    let children = element.children.map { tree.elements[$0] }
    let first = children.first { $0.name == "link" } ?? children.first { $0.name == "model" || $0.name == "include" }
    let canonical = element["canonical_link"].flatMap { $0.isEmpty ? nil : $0 } ?? first?["name"]
    let inner = Scope(
      prefix: override.merges ? scope.prefix : full + "::", model: full,
      shown: override.merges || (isTop && isAlone) ? scope.shown : scope.shown + name + "::")
    let node = SDFFrames.Node(
      X: X, base: scope.model, attached: canonical.map { inner.prefix + $0 } ?? SDFFrames.world,
      placement: placement.flatMap { $0.isEmpty || $0 == "__model__" ? nil : inner.prefix + $0 })
    guard frames.add(full, node) else {
      notes.add(
        "name", .error, "there is a model `\(ImportNames.printable(name))` already: this one is left out",
        at: place(element))
      return nil
    }
    if let base { pending.append(Pending(name: full, base: base, attached: nil, scope: scope)) }
    return Visit(element: element, scope: inner)
  }

  private mutating func addLink(_ element: XMLTree.Element, _ scope: Scope, _ pending: inout [Pending]) {
    let written = element["name"] ?? ""
    let wanted = ImportNames.plain(scope.shown + written)
    let id = partNames.unique(scope.shown + written)
    if id != wanted || written.isEmpty {
      notes.add(
        "name", .warning, "the link `\(written.prefix(80))` is called `\(id)` here", at: place(element), parts: [id])
    }
    let part = asset.parts.count
    asset.parts.append(PartRecord(id: id, material: ImportMaterials.unspecified, source: source(element)))
    let (X, base) = pose(of: element)
    let node = SDFFrames.Node(X: X, base: scope.model, attached: scope.model, part: part)
    let full = add(scope.prefix + written, node, "link \(part)")
    pending.append(Pending(name: full, base: base, attached: nil, scope: scope))
    links.append(Link(element: element, scope: scope, frame: full, part: part))
  }

  private mutating func addJoint(_ element: XMLTree.Element, _ scope: Scope, _ pending: inout [Pending]) {
    let (X, base) = pose(of: element)
    let child = text(element, "child") ?? ""
    let node = SDFFrames.Node(X: X, base: scope.model, attached: scope.model)
    let full = add(scope.prefix + (element["name"] ?? ""), node, "joint \(joints.count)")
    pending.append(
      Pending(name: full, base: base ?? (child, element), attached: (child, element), scope: scope))
    joints.append(Joint(element: element, scope: scope, frame: full))
  }

  private mutating func addFrame(_ element: XMLTree.Element, _ scope: Scope, _ pending: inout [Pending]) {
    let attached = element["attached_to"].flatMap { $0.isEmpty ? nil : (name: $0, element: element) }
    let (X, base) = pose(of: element)
    let node = SDFFrames.Node(X: X, base: scope.model, attached: scope.model)
    let full = add(scope.prefix + (element["name"] ?? ""), node, "frame")
    pending.append(Pending(name: full, base: base ?? attached, attached: attached, scope: scope))
  }

  private mutating func settle(_ pending: [Pending]) {
    for one in pending {
      for (wanted, isBase) in [(one.base, true), (one.attached, false)] {
        guard let wanted else { continue }
        guard let found = frame(wanted.name, in: one.scope) else {
          // Joints tell of their links themselves.
          if wanted.element.name != "joint" { missing(wanted.name, in: one.scope, at: wanted.element) }
          continue
        }
        if isBase { frames.rebase(one.name, on: found) } else { frames.attach(one.name, to: found) }
      }
    }
  }

  /// The name that was meant, for the first few that are not there.
  mutating func near(_ name: String, in scope: Scope) -> String? {
    misses += 1
    guard misses <= 20 else { return nil }
    let names = frames.nodes.keys.filter { $0.hasPrefix(scope.prefix) }.map { String($0.dropFirst(scope.prefix.count)) }
    return Spelling.nearest(to: name, in: Array(names.sorted().prefix(1000)))
  }

  mutating func missing(_ name: String, in scope: Scope, at element: XMLTree.Element) {
    let near = near(name, in: scope)
    notes.add(
      "frame", .error, "there is no frame `\(name.prefix(80))`: the model's own is taken", at: place(element),
      hint: near.map { "did you mean `\($0)`?" })
  }

  // MARK: includes

  /// The model of an `include`; nil where there is none, which is told.
  private mutating func included(_ element: XMLTree.Element) -> (model: XMLTree.Element, override: Override)? {
    let written = text(element, "uri") ?? ""
    func refuse(_ why: String, _ draft: inout SDFDraft) -> (XMLTree.Element, Override)? {
      draft.notes.add(
        "include", .error, "`\(ImportNames.printable(written))` is not included: \(why)", at: draft.place(element))
      return nil
    }
    let depth = files[min(element.file, files.count - 1)].depth + 1
    guard depth <= Self.deepest, files.count < Self.mostFiles else {
      return refuse("files include one another too deep or too often", &self)
    }
    let uri = reference(written, at: element)
    do {
      let path = try modelFile(uri)
      let other = try XMLTree(meshes.text(path), keepsText: true)
      guard other.root.name == "sdf" else {
        return refuse("its first element is `\(other.root.name.prefix(60))`, not `sdf`", &self)
      }
      guard let start = tree.append(other, file: files.count) else {
        return refuse("there are more than \(XMLTree.Limit.elements) elements in all", &self)
      }
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      files.append(File(name: ImportNames.printable(path), version: .newest, folder: folder, depth: depth))
      files[files.count - 1].version = version(of: tree.elements[start])
      guard let model = tree.child(of: tree.elements[start], named: "model") else {
        return refuse("it has no model", &self)
      }
      if isTrue(text(element, "static")) { asset.base = .fixed }
      return (
        model,
        Override(
          name: text(element, "name").flatMap { $0.isEmpty ? nil : $0 },
          pose: tree.child(of: element, named: "pose"),
          placement: text(element, "placement_frame"), merges: isTrue(element["merge"]))
      )
    } catch let error as XMLTree.Fault {
      return refuse("line \(error.line): \(error.message)", &self)
    } catch {
      return refuse("\((error as? MeshFailure)?.reason ?? "it cannot be read")", &self)
    }
  }

  /// A reference in a file, seen from the main one.
  func reference(_ uri: String, at element: XMLTree.Element) -> String {
    let folder = files[min(element.file, files.count - 1)].folder
    return folder.isEmpty || uri.contains("://") || uri.hasPrefix("/") ? uri : folder + uri
  }

  /// The file that a model's reference means: itself, or what `model.config` in that folder names, of several the newest.
  private func modelFile(_ uri: String) throws -> String {
    let lower = uri.lowercased()
    if lower.hasSuffix(".sdf") || lower.hasSuffix(".world") || lower.hasSuffix(".xml") { return uri }
    let folder = uri.hasSuffix("/") ? uri : uri + "/"
    guard let config = try? XMLTree(meshes.text(folder + "model.config"), keepsText: true) else {
      return folder + "model.sdf"
    }
    let versions = config.children(of: config.root, named: "sdf").filter { !content($0).isEmpty }
    let newest = versions.max {
      (SDFVersion($0["version"] ?? "") ?? SDFVersion(0, 0)) < (SDFVersion($1["version"] ?? "") ?? SDFVersion(0, 0))
    }
    return folder + (newest.map(content) ?? "model.sdf")
  }
}
