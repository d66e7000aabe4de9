/// A document that pages change one thing of: what a program cannot say, documents from other tools may.
extension RuleExample {
  /// A box with a lid on a pin.
  ///
  /// `lid`: the lid's material; `parent`: what its joint names; `line`: y of the hinge line; `range` and `sense` of its
  /// hinge, nil for none; `hasPin` false leaves the hardware out that the joint asks for; `shapes`, `parts`, `joints` and
  /// `members`: what comes after the others.
  static func chestDocument(
    lid material: String = "oak", parent: String = "chest", line: String = "0.15",
    range: String? = #"{ "lower": 0, "upper": 1.8 }"#, sense: String? = nil, hasPin: Bool = true, shapes: String = "",
    parts: String = "", joints: String = "", members: String = ""
  ) -> Self {
    let pin = """
      ,
              { "id": "pin", "solid": "rod", "hardware": "lid_hinge", "at": [0, 0, -1, 0, 1, 0, 1, 0, 0, 0.15, 0.15, 0.2] }
      """
    func member(_ name: String, _ value: String?) -> String { value.map { ", \"\(name)\": \($0)" } ?? "" }
    func more(_ text: String) -> String { text.isEmpty ? "" : ",\n" + text }
    return .document(
      """
      {
        "pintle": 1, "asset": "chest", "base": "standing",
        "materials": {
          "oak": {
            "label": "oak", "density": 720, "filled": 1, "friction": 0.45, "restitution": 0.4,
            "baseColor": [0.49, 0.26, 0.09], "metallic": 0, "roughness": 0.62, "opacity": 1
          }
        },
        "solids": {
          "block": { "box": { "size": [0.4, 0.3, 0.2] } }, "board": { "box": { "size": [0.4, 0.3, 0.012] } },
          "rod": { "cylinder": { "radius": 0.004, "height": 0.3 } }
        },
        "parts": [
          {
            "id": "chest", "material": "oak",
            "shapes": [
              { "id": "box", "solid": "block", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.1] }\(hasPin ? pin : "")
            ]
          },
          {
            "id": "lid", "material": "\(material)", "role": "lid",
            "shapes": [
              { "id": "panel", "solid": "board", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.206] }\(more(shapes))
            ]
          }\(more(parts))
        ],
        "joints": [
          {
            "id": "lid_hinge", "kind": "hinge", "child": "lid", "parent": "\(parent)",
            "frame": { "origin": [0, \(line), 0.2], "z": [-1, 0, 0], "x": [0, 0, -1] },
            "dofs": [
              { "id": "lid_hinge", "type": "rotation", "axis": "z", "role": "input", "drawn": 0\(member("range", range))\(member("sense", sense)) }
            ],
            "hardware": [{ "kind": "pin" }]
          }\(more(joints))
        ]\(more(members))
      }
      """)
  }

  /// A pull on the lid, as a shape of that name.
  static func pull(_ name: String) -> String {
    """
            { "id": "\(name)", "solid": "rod", "at": [0, 0, -1, 0, 1, 0, 1, 0, 0, 0.15, -0.1, 0.216] }
    """
  }
}
