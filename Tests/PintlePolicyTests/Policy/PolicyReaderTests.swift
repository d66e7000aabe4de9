import Foundation
import PintleChecks
import PintleDocument
import Testing

@testable import PintlePolicy

@Suite struct PolicyReaderTests {
  private func read(_ text: String) -> Reading<CheckPolicy> { PolicyLibrary.policy(text: text, file: "own.yaml") }

  /// `line:column message; hint`, each fault.
  private func faults(_ text: String) -> [String] {
    read(text).faults.map {
      "\($0.source?.line ?? 0):\($0.source?.column ?? 0) \($0.message)" + ($0.hint.map { "; " + $0 } ?? "")
    }
  }

  @Test(arguments: PolicyLibrary.profiles) func profilesCanBeRead(_ name: String) throws {
    let text = try #require(PolicyLibrary.text(ofProfile: name))
    let reading = PolicyLibrary.policy(text: text, file: "\(name).yaml")
    #expect(reading.faults == [])
    #expect(reading.value?.name == name)
    #expect(PolicyLibrary.policy(name).value == reading.value)
    if name != "default" { #expect(reading.value?.severities.isEmpty == false) }
  }

  /// The default is not read from its file, so the file must say the same.
  @Test func theDefaultIsTheDefault() throws {
    let text = try #require(PolicyLibrary.text(ofProfile: "default"))
    #expect(PolicyLibrary.policy(text: text, file: "default.yaml").value == .default)
  }

  @Test func aWholePolicy() throws {
    let policy = try #require(
      read(
        """
        profile: kiosk
        about: what stands in the hall
        extends: strict
        tolerance: 0.5mm
        triangles: 80_000
        combinations: 20_000
        rules:
          mesh.triangles: note
          structure.solid_metal: {severity: warning, mass: 12kg, thickness: 30mm}
          rest.tips: {severity: off, reason: it is bolted to the wall}
        paths:
          - path: [cushion, "seat_*/foam"]
            rules: {rest.penetration: off}
            tolerance: 4mm
            reason: soft
        pairs:
          - pair: [door/panel, frame/seal]
            rules:
              rest.coplanar: {severity: note}
            reason: the seal is thinner than the line
        """
      ).value)
    #expect(policy.name == "kiosk")
    #expect(policy.tolerance == 0.0005)
    #expect(policy.triangleBudget == 80_000)
    #expect(policy.combinationBudget == 20_000)
    #expect(policy.severities["mesh.triangles"] == .note)
    #expect(policy.severities["rest.coplanar"] == .error, "from what it extends")
    #expect(policy.settings["structure.solid_metal"] == ["mass": 12, "thickness": 0.03])
    #expect(policy.waived == ["rest.tips": "it is bolted to the wall"])
    #expect(
      policy.overrides.map(\.scope) == [.path("cushion"), .path("seat_*/foam"), .pair("door/panel", "frame/seal")])
    #expect(policy.overrides[0].waives == ["rest.penetration"] && policy.overrides[0].tolerance == 0.004)
    #expect(policy.overrides[2].severities == ["rest.coplanar": .note])
    #expect(policy.overrides[0].source == SourceLocation(file: "own.yaml", line: 12, column: 5))
  }

  @Test func everyFaultWithItsPlace() {
    #expect(faults("profil: x\n") == ["1:1 a policy has no field `profil`; did you mean `profile`?"])
    #expect(
      faults("rules:\n  mesh.closd: error\n") == ["2:3 there is no rule `mesh.closd`; did you mean `mesh.closed`?"])
    #expect(faults("rules:\n  meshes.*: note\n") == ["2:3 there is no family `meshes.*`; did you mean `mesh.*`?"])
    #expect(faults("rules:\n  mesh.closed: warn\n")[0].hasPrefix("2:16 a weight is no `warn`; there is `error`"))
    #expect(
      faults("rules:\n  structure.solid_metal: {mas: 3kg}\n")
        == ["2:27 `structure.solid_metal` has no setting `mas`; did you mean `mass`?"])
    #expect(
      faults("rules:\n  structure.solid_metal: {mass: 3mm}\n")
        == ["2:33 `mass`: `mm` measures lengths; a mass is wanted here; write it as `2.5kg` or `20g`"])
    #expect(
      faults("rules:\n  motion.blocked: warning\n") == [
        "2:19 `motion.blocked` is an error; to make it less needs a reason; `{severity: warning, reason: …}`"
      ])
    #expect(
      faults("rules:\n  rest.hidden: off\n")
        == ["2:16 `rest.hidden` is off without a reason; `{severity: off, reason: …}`"])
    #expect(
      faults("paths:\n  - path: door\n    rules: {rest.hidden: off}\n")
        == ["2:5 an item of `paths` has no `reason`; say why this is right here: `reason: …`"])
    #expect(faults("paths:\n  - path: door\n    reason: so\n").first?.contains("changes nothing") == true)
    #expect(faults("pairs:\n  - pair: [a]\n    tolerance: 1mm\n    reason: so\n").first?.contains("two things") == true)
    #expect(faults("pairs:\n  - pair: a\n    tolerance: 1mm\n    reason: so\n").first?.contains("list of two") == true)
    #expect(faults("tolerance: 0\n") == ["1:12 `tolerance` must be more than nothing"])
    #expect(
      faults("extends: strickt\n") == [
        "1:10 there is no policy `strickt`; did you mean `strict`? A YAML file is named with its ending."
      ])
    #expect(faults("- a\n")[0].hasPrefix("1:1 a policy has fields; here stands a list"))
    #expect(faults("triangles: few\ntolerance: 3kg\n").count == 2, "one run shows all")
    #expect(read("triangles: few\n").value == nil)
    #expect(read("combinations: -1\n").value == nil)
  }

  /// The hash says what is decided, not how it was written down.
  @Test func theHash() throws {
    let a = try #require(read("rules: {mesh.triangles: note}\n").value)
    let b = try #require(read("# a remark\nrules:\n  mesh.triangles: note\n").value)
    let c = try #require(read("rules: {mesh.triangles: error}\n").value)
    #expect(a.hash == b.hash)
    #expect(a.hash != c.hash)
    #expect(a.hash?.count == 64)
  }

  @Test func policiesExtendFilesBesideThem() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "policies-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try write("extends: house.yaml\ntriangles: 10\n", "own.yaml")
    try write("extends: game\ntolerance: 1mm\n", "house.yaml")
    let policy = try #require(PolicyLibrary.policy(folder.appending(path: "own.yaml").path).value)
    #expect(policy.triangleBudget == 10 && policy.tolerance == 0.001 && policy.severities["mesh.triangles"] == .error)
    try write("extends: b.yaml\n", "a.yaml")
    try write("extends: a.yaml\n", "b.yaml")
    let circle = PolicyLibrary.policy(folder.appending(path: "a.yaml").path)
    #expect(circle.faults.map(\.message) == ["policies extend each other 16 deep, or in a circle"])
    #expect(PolicyLibrary.policy(folder.path).faults.count == 1)
    #expect(PolicyLibrary.policy("/dev/zero").faults.count == 1)
  }
}
