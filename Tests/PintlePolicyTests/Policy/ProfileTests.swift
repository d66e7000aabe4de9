import PintleChecks
import PintleDocument
import Testing

@testable import PintlePolicy

/// What each profile's users expect; a rule that comes later fails here until the strict one has its word about it.
@Suite struct ProfileTests {
  private func weights(_ profile: String) throws -> [String: Severity] {
    let policy = try #require(PolicyLibrary.policy(profile).value)
    return Dictionary(
      uniqueKeysWithValues: RuleRegistry.all.map { ($0.id, policy.severities[$0.id] ?? $0.severity) })
  }

  @Test func strictTakesEveryRuleOneStepHigher() throws {
    let strict = try weights("strict")
    for rule in RuleRegistry.all {
      #expect(strict[rule.id] == (rule.severity == .note ? .warning : .error), "\(rule.id)")
    }
  }

  @Test func simulationTakesMassesAndDrivesAsTheyAre() throws {
    let simulation = try weights("simulation")
    for id in [
      "structure.drive", "structure.mass", "structure.material", "mesh.closed", "mesh.outward", "mesh.manifold",
      "motion.presses_into_solid", "honesty.duplicate",
    ] {
      #expect(simulation[id] == .error, "\(id)")
    }
    for id in ["mesh.triangles", "rest.coplanar", "honesty.invisible", "support.freedom", "support.bearing"] {
      #expect(simulation[id] == .note, "\(id)")
    }
  }

  @Test func gameCountsTrianglesAndLooks() throws {
    let game = try weights("game")
    for id in ["mesh.triangles", "honesty.invisible", "rest.coplanar", "honesty.duplicate", "motion.sense"] {
      #expect(game[id] == .error, "\(id)")
    }
    #expect(game["structure.mass"] == .warning && game["mesh.closed"] == .warning)
    #expect(game["structure.drive"] == .note && game["mesh.manifold"] == .note)
    #expect(PolicyLibrary.policy("game").value?.triangleBudget == 50_000)
    #expect(PolicyLibrary.policy("strict").value?.combinationBudget == 1_000_000)
  }

  /// Nothing that moves wrong, hangs in the air or contradicts itself is less than an error for anybody.
  @Test(arguments: PolicyLibrary.profiles) func whatIsWrongForEverybody(_ profile: String) throws {
    let own = try weights(profile)
    for rule in RuleRegistry.all where rule.severity == .error {
      let isLess = own[rule.id] != .error
      #expect(!isLess || (profile == "game" && ["structure.mass", "mesh.closed"].contains(rule.id)), "\(rule.id)")
    }
  }

  /// Profiles weigh; what is left out is up to the asset.
  @Test(arguments: PolicyLibrary.profiles) func nothingIsWaived(_ profile: String) throws {
    #expect(try #require(PolicyLibrary.policy(profile).value).waived.isEmpty)
  }
}
