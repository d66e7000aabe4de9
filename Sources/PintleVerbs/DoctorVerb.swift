internal import Foundation
internal import PintleDocument
internal import PintleProgram
internal import PintleRender

/// `pintle doctor`: what is installed, what is missing, how to get it. Status 3 where something needed is missing.
public struct DoctorVerb: Sendable {
  struct Item: Encodable, Sendable {
    var name: String
    var purpose: String
    var ok: Bool
    var found: String
    /// How to get it; empty where nothing is missing.
    var get: String
  }
  struct Report: Encodable {
    var version: String
    var ok: Bool
    var items: [Item]
  }

  public var json: Bool

  public init(json: Bool = false) {
    self.json = json
  }

  public func run() async -> VerbAnswer {
    let items = await Self.items()
    let ok = items.allSatisfy(\.ok)
    if json {
      let report = Report(version: PintleVersion.current, ok: ok, items: items)
      let text = (try? CanonicalJSON.string(report)) ?? ""
      return VerbAnswer(text: text, status: ok ? .pass : .tool)
    }
    let width = items.map(\.name.count).max() ?? 0
    var lines = ["pintle \(PintleVersion.current)"]
    for item in items {
      lines.append(
        "\(item.ok ? "ok     " : "MISSING") \(item.name.padding(toLength: width, withPad: " ", startingAt: 0))  \(item.found)"
      )
      if !item.ok { lines.append("        needed for \(item.purpose); get it: \(item.get)") }
    }
    lines.append(ok ? "everything is here" : "something is missing")
    return VerbAnswer(text: lines.joined(separator: "\n"), status: ok ? .pass : .tool)
  }
}
