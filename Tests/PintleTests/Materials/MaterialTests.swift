import PintleDocument
import Testing

@testable import Pintle

@Suite struct MaterialTests {
  @Test func finishChangesTheLookAndNotTheMass() {
    let plain = Material.steel.record
    for m in [Material.steel.painted(.red), .steel.brushed, .steel.polished, .steel.chromed, .steel.galvanised] {
      #expect(m.record.density == plain.density)
      #expect(m.record.filled == 1)
      #expect(m.record != plain)
    }
    #expect(Material.steel.painted(.red).label == "steel, painted red")
    #expect(Material.steel.painted(.red).record.metallic == 0)
  }

  @Test func coveringTakesTheLookOfTheFabricAndTheMassOfTheStuff() {
    let m = Material.foam.covered(in: .woven(.charcoal)).record
    #expect(m.density == 45)
    #expect(m.baseColor == Colour.charcoal.linear)
    #expect(m.pattern?.kind == "woven")
    #expect(m.label == "foam, covered in charcoal woven fabric")
  }

  @Test func perforationTakesAwayTheOpenShare() {
    // A 4 mm hole per 14 mm square: 1 − π·2²/14².
    let m = Material.stainlessSteel.perforated(hole: 0.004, pitch: 0.014).record
    #expect(abs(m.filled - (1 - Double.pi * 4 / 196)) < 1e-12)
    #expect(Material.steel.perforated(hole: 1, pitch: 0).record.filled == 1)
    #expect(abs(Material.steel.filled(0.5).filled(0.5).record.filled - 0.25) < 1e-12)
  }

  @Test func darkGlassHidesMoreThanLightGlass() {
    let clear = Material.glass.record.opacity
    let smoke = Material.glass.tinted(.smoke).record.opacity
    let black = Material.glass.tinted(.black).record.opacity
    #expect(clear < smoke && smoke < black && black < 1)
    #expect(Material.plastic.tinted(.black).record.opacity == 1)
  }

  @Test func coloursAreLinear() {
    #expect(Colour.rgb(0xFFFFFF).linear == [1, 1, 1])
    #expect(Colour.rgb(0x000000).linear == [0, 0, 0])
    // IEC 61966-2-1: sRGB 188 is about half of the light.
    #expect(abs(Colour.rgb(0xBCBCBC).linear.x - 0.5029) < 1e-4)
    #expect(Colour.rgb(0x00000A).name == "#00000A")
  }

  @Test func everyMaterialIsPlausible() {
    let all: [Material] = [
      .pine, .oak, .walnut, .birchPlywood, .beech, .cork, .wicker, .steel, .stainlessSteel, .castIron, .aluminium,
      .brass, .copper, .chrome, .enamel, .plastic, .polypropylene, .nylon, .bakelite, .acrylic, .laminate, .glass,
      .mirror, .ceramic, .marble, .stone, .concrete, .rubber, .foam, .leather, .felt, .paper, .card, .fabric(.navy),
    ]
    for m in all {
      let r = m.record
      #expect(r.density >= 20 && r.density <= 20_000, "\(r.label)")
      #expect(r.friction > 0 && r.friction <= 1.2, "\(r.label)")
      #expect(r.restitution >= 0 && r.restitution < 1, "\(r.label)")
      #expect(r.opacity > 0 && r.opacity <= 1, "\(r.label)")
      for c in [r.baseColor.x, r.baseColor.y, r.baseColor.z] { #expect(c >= 0 && c <= 1, "\(r.label)") }
    }
    #expect(Set(all.map(\.label)).count == all.count)
  }
}
