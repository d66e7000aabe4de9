internal import Glibc
internal import PintleContent
public import PintleDocument
public import PintleModel
internal import Synchronization

/// The mesh files that an asset's own file refers to, found tolerantly and read by assimp, plain OBJ by ourselves.
///
/// A reference is looked for beside the asset, under `package://` also in the folders above it, up to `levels` of them.
/// Nothing outside those folders is opened, links followed first, unless the caller names the folder it lies in.
public final class MeshFiles: MeshSource {
  /// How many folders above the asset's own are looked in: a package holds `urdf/` and `meshes/` side by side.
  static let levels = 3
  /// Bytes of one mesh file, and triangles it may hold.
  static let mostBytes = 256 << 20
  static let mostTriangles = 4_000_000

  /// The asset's own folder, real path.
  let folder: String
  /// That folder and those above it, nearest first.
  private let above: [String]
  private let allowed: [String]
  private let known = Mutex<[String: Result<File, MeshFailure>]>([:])

  struct File: Sendable {
    /// The real path.
    var path: String
    var bytes: [UInt8]
    var digest: String
  }

  /// `folder`: of the asset's file. `also`: folders whose meshes may be read too.
  public init(folder: String, also: [String] = []) {
    let own = FilePaths.real(folder) ?? folder
    self.folder = own
    var above = [own]
    while above.count <= Self.levels, let parent = FilePaths.parent(of: above[above.count - 1]), parent != "/" {
      above.append(parent)
    }
    self.above = above
    allowed = [above[above.count - 1]] + also.compactMap(FilePaths.real)
    extra = also.compactMap(FilePaths.real)
  }

  private let extra: [String]

  public func digest(of reference: MeshReference) throws(MeshFailure) -> String {
    try file(reference.path).get().digest
  }

  public func mesh(_ reference: MeshReference) throws(MeshFailure) -> ImportedMesh {
    let file = try file(reference.path).get()
    if reference.name == nil, file.path.lowercased().hasSuffix(".obj"),
      let plain = OBJReader.mesh(file.bytes, scale: reference.scale, mostTriangles: Self.mostTriangles)
    {
      return plain
    }
    return try AssimpReader.mesh(
      file.bytes, path: file.path, scale: reference.scale, name: reference.name, mostTriangles: Self.mostTriangles)
  }

  /// The file behind a reference as a path from the asset's folder (or absolute, where it lies elsewhere), with its hash.
  func found(_ reference: String) throws(MeshFailure) -> (path: String, digest: String) {
    let file = try file(reference).get()
    return (FilePaths.relative(file.path, to: folder), file.digest)
  }

  /// The text of a file that another one includes.
  func text(_ reference: String) throws(MeshFailure) -> [UInt8] { try file(reference).get().bytes }

  private func file(_ reference: String) -> Result<File, MeshFailure> {
    if let known = known.withLock({ $0[reference] }) { return known }
    let result: Result<File, MeshFailure>
    do throws(MeshFailure) {
      let path = try resolved(reference)
      let bytes = try FilePaths.read(path, limit: Self.mostBytes)
      result = .success(File(path: path, bytes: bytes, digest: ContentHash.of(bytes)))
    } catch {
      result = .failure(error)
    }
    known.withLock { $0[reference] = result }
    return result
  }

  /// The real path of what is referred to; the first candidate that is a file and may be read.
  private func resolved(_ reference: String) throws(MeshFailure) -> String {
    let candidates = candidates(reference)
    var outside: String?
    for candidate in candidates {
      guard let real = FilePaths.real(candidate), FilePaths.isFile(real) else { continue }
      if allowed.contains(where: { FilePaths.isInside(real, $0) }) { return real }
      outside = outside ?? real
    }
    if outside != nil {
      throw MeshFailure(
        "it lies outside the folders of the asset", hint: "name the folder it lies in with --meshes")
    }
    if reference.contains("://"), candidates.isEmpty {
      throw MeshFailure("references of this kind are not read", hint: "use a path from the file's own folder")
    }
    throw MeshFailure(
      "there is no such file",
      hint: reference.hasPrefix("package://") || reference.hasPrefix("model://")
        ? "packages are looked for in the file's own folder and \(Self.levels) above it; --meshes names another" : nil)
  }

  private func candidates(_ reference: String) -> [String] {
    func under(_ folders: [String], _ path: String) -> [String] { folders.map { "\($0)/\(path)" } }
    for scheme in ["package://", "model://"] where reference.hasPrefix(scheme) {
      // `package://name/path`: the folder of that name, a folder that holds it, or just the path.
      let path = String(reference.dropFirst(scheme.count))
      let inside = path.split(separator: "/", maxSplits: 1).dropFirst().first.map(String.init)
      let name = path.split(separator: "/", maxSplits: 1).first.map(String.init) ?? ""
      let folders = above + extra
      let named = folders.filter { $0.hasSuffix("/" + name) }
      return (inside.map { under(named, $0) } ?? []) + under(folders, path) + (inside.map { under(folders, $0) } ?? [])
    }
    if reference.hasPrefix("file://") {
      let path = String(reference.dropFirst(7))
      return path.hasPrefix("/") ? [path] : under([folder] + extra, path)
    }
    if reference.contains("://") { return [] }
    // Windows tools write their own slashes.
    let path = reference.contains("\\") ? String(reference.map { $0 == "\\" ? "/" : $0 }) : reference
    return path.hasPrefix("/") ? [path] : under([folder] + extra, path)
  }
}
