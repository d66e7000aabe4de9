/// What an author writes: a type with parameters that builds one asset.
public protocol AssetProgram {
  init()
  func build(_ asset: Asset)
}
