internal import PintleDocument
internal import PintleModel

extension MeshFiles {
  /// A mesh as a file of others names it: where it was found, with its hash. What cannot be found keeps its name; geometry
  /// will ask again and say why at its line.
  func reference(_ written: String, scale: Vector3, name: String? = nil) -> MeshReference {
    let found = try? found(written)
    return MeshReference(
      path: found?.path ?? ImportNames.printable(written), sha256: found?.digest, scale: scale, name: name)
  }
}
