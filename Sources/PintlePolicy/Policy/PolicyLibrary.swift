internal import Foundation
public import PintleChecks
internal import PintleDocument

/// Finds policies: the profiles that come with Pintle by name, everything else by file.
public enum PolicyLibrary {
  /// Profiles that come with Pintle, mildest purpose first.
  public static let profiles = ["default", "game", "simulation", "strict"]

  /// How deep one policy may extend another.
  private static let deepest = 16

  /// A profile by name, or a file. Never throws: what is wrong is in the faults.
  public static func policy(_ nameOrFile: String) -> Reading<CheckPolicy> {
    if nameOrFile == "default" { return Reading(value: .default, faults: [], sources: [:]) }
    var sources: [String: String] = [:]
    var faults: [Finding] = []
    let policy = read(nameOrFile, relativeTo: nil, from: nil, depth: 0, &sources, &faults)
    return Reading(value: faults.isEmpty ? policy : nil, faults: faults, sources: sources)
  }

  /// A policy from its text, for tests and other front ends; files that it extends are sought in `folder`.
  public static func policy(text: String, file: String, folder: String? = nil) -> Reading<CheckPolicy> {
    var sources: [String: String] = [:]
    var faults: [Finding] = []
    let policy = parse(text, file: file, folder: folder, depth: 0, &sources, &faults)
    return Reading(value: faults.isEmpty ? policy : nil, faults: faults, sources: sources)
  }

  /// The text of a profile that comes with Pintle.
  static func text(ofProfile name: String) -> String? {
    let bytes: [UInt8]? =
      switch name {
      case "default": PackageResources.default_yaml
      case "game": PackageResources.game_yaml
      case "simulation": PackageResources.simulation_yaml
      case "strict": PackageResources.strict_yaml
      default: nil
      }
    return bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func read(
    _ name: String, relativeTo folder: String?, from place: SourceLocation?, depth: Int,
    _ sources: inout [String: String], _ faults: inout [Finding]
  ) -> CheckPolicy? {
    func fault(_ message: String, hint: String? = nil) {
      faults.append(Finding("policy.file", .error, message, source: place, hint: hint))
    }
    guard depth < deepest else {
      fault("policies extend each other \(deepest) deep, or in a circle")
      return nil
    }
    if let text = text(ofProfile: name) {
      return parse(text, file: "\(name).yaml", folder: nil, depth: depth, &sources, &faults)
    }
    let path = name.hasPrefix("/") || folder == nil ? name : folder.map { $0 + "/" + name } ?? name
    switch TextFile.read(path) {
    case .success(let text):
      let url = URL(fileURLWithPath: path)
      return parse(
        text, file: url.lastPathComponent, folder: url.deletingLastPathComponent().path, depth: depth, &sources,
        &faults)
    case .failure(let failure):
      if name.contains("/") || name.contains(".") {
        fault("the policy `\(name)` cannot be read: \(failure.reason)")
      } else {
        fault(
          "there is no policy `\(name)`",
          hint: FormReader.suggestion(for: name, in: profiles) + " A YAML file is named with its ending.")
      }
      return nil
    }
  }

  private static func parse(
    _ text: String, file: String, folder: String?, depth: Int, _ sources: inout [String: String],
    _ faults: inout [Finding]
  ) -> CheckPolicy? {
    sources[file] = text
    let form = FormReader(rule: "policy.file")
    var result: CheckPolicy?
    do throws(YAMLFault) {
      let root = try YAMLParser(text, file: file).value()
      var more: [Finding] = []
      var texts = sources
      let reader = PolicyReader(form: form) { name, place in
        read(name, relativeTo: folder, from: place, depth: depth + 1, &texts, &more)
      }
      result = reader.policy(root, named: URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent)
      sources = texts
      faults += more
    } catch {
      form.fault(error.message, at: error.location, hint: error.hint)
    }
    faults += form.faults
    return result
  }
}
