import Foundation
import PintleDocument
import PintleModel
import TestSupport
import Testing

@testable import PintleGeometry

@Suite struct SolidTests {
  @Test(arguments: SolidCase.all) func volumeByHand(_ c: SolidCase) throws {
    let solid = try evaluated(c.node)
    let volume = solid.properties.volume * 1e9
    #expect(abs(volume - c.volume) <= c.accuracy * c.volume, "\(volume) instead of \(c.volume)")
  }

  @Test(arguments: SolidCase.all) func meshIsClosed(_ c: SolidCase) throws {
    let solid = try evaluated(c.node)
    let faults = meshFaults(
      solid.mesh, volume: solid.properties.volume, deflection: solid.deflection, components: c.components,
      eulerCharacteristic: c.euler)
    #expect(faults == [])
  }

  @Test(arguments: SolidCase.all) func twiceIsTheSame(_ c: SolidCase) throws {
    let a = try evaluated(c.node)
    let b = try evaluated(c.node)
    #expect(a.mesh == b.mesh)
    #expect(a.properties == b.properties)
    #expect(a.hash == b.hash)
  }
}
