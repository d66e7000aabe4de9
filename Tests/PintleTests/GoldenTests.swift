import PintleDocument
import Testing

@testable import Pintle

struct HingedBox: AssetProgram {
  @Parameter("overall width", in: 0.30...0.60) var width = 0.40

  func build(_ asset: Asset) {
    asset.stands(.onTable)
    let body = asset.part("body", .steel.painted(.red))
    let tub = body.add("tub", .openBox(width, 0.22, 0.16, wall: 1.5.mm, open: .top).standing())
    let lid = asset.part("lid", .steel, role: .lid)
    lid.add("panel", .box(width, 0.22, 2.mm).rounded(.vertical, 4.mm).on(tub.face(.top)))
    asset.hinge("lid_hinge", lid, on: body, around: tub.edge(.top, .back), opening: .up, range: 0° ... 90°)
    asset.expect(lid, opens: .atLeast(45°), toward: .up)
  }
}

/// The canonical JSON of a small program, byte for byte: a change here changes every content hash.
@Suite struct GoldenTests {
  @Test func hingedBox() throws {
    let text = try CanonicalJSON.string(Recorder.document(of: HingedBox.self))
    #expect(text == golden.filter { $0 != "\n" })
    #expect(try CanonicalJSON.string(Recorder.document(of: HingedBox.self)) == text)
    #expect(try CanonicalJSON.decode(Document.self, from: Array(text.utf8)) == Recorder.document(of: HingedBox.self))
  }

  private let golden = #"""
    {"asset":"HingedBox","base":"standing","expectations":[{"atLeast":0.7853981633974483,"kind":"opens",
    "part":"lid","source":8,"toward":[0,0,1]}],"joints":[{"child":"lid","dofs":[{"axis":"z","drawn":0,
    "id":"lid_hinge","range":{"lower":0,"upper":1.5707963267948966},"role":"input","sense":{"kind":"opening",
    "toward":[0,0,1]},"type":"rotation"}],"frame":{"origin":[-0.2,0.11,0.16],"x":[0,0,-1],"z":[-1,0,0]},
    "id":"lid_hinge","kind":"hinge","parent":"body","source":7}],"materials":{"steel":{"baseColor":[0.5,0.5,
    0.51],"density":7850,"filled":1,"friction":0.6,"label":"steel","metallic":1,"opacity":1,"restitution":0.55,
    "roughness":0.36},"steel_painted_red":{"baseColor":[0.4678,0.0185,0.0137],"density":7850,"filled":1,
    "friction":0.6,"label":"steel, painted red","metallic":0,"opacity":1,"restitution":0.55,"roughness":0.38}},
    "parameters":[{"id":"width","initial":"0.4","kind":"length","label":"overall width","lower":"0.3",
    "upper":"0.6","value":"0.4"}],"parts":[{"id":"body","material":"steel_painted_red","shapes":[{"at":[1,0,0,0,
    1,0,0,0,1,0,0,0.08],"id":"tub","solid":"s1","source":1,"trace":[{"path":[],"source":2}]}],"source":0},
    {"id":"lid","material":"steel","role":"lid","shapes":[{"at":[1,0,0,0,1,0,0,0,1,0,0,0.161],"id":"panel",
    "solid":"s2","source":4,"trace":[{"path":[],"source":5},{"path":[0],"source":6}]}],"source":3}],"pintle":1,
    "solids":{"s1":{"difference":{"from":{"box":{"size":[0.4,0.22,0.16]}},"minus":[{"placed":{"at":[1,0,0,0,1,0,
    0,0,1,0,0,0.00125],"solid":{"box":{"size":[0.397,0.217,0.1595]}}}}]}},
    "s2":{"fillet":{"edges":{"parallel":{"to":[0,0,1]}},"radius":0.004,"solid":{"box":{"size":[0.4,0.22,
    0.002]}}}}},"sources":[{"column":26,"file":"GoldenTests.swift","line":11},{"column":23,
    "file":"GoldenTests.swift","line":12},{"column":39,"file":"GoldenTests.swift","line":12},{"column":25,
    "file":"GoldenTests.swift","line":13},{"column":12,"file":"GoldenTests.swift","line":14},{"column":53,
    "file":"GoldenTests.swift","line":14},{"column":26,"file":"GoldenTests.swift","line":14},{"column":16,
    "file":"GoldenTests.swift","line":15},{"column":17,"file":"GoldenTests.swift","line":16}],"stands":"table"}
    """#
}
