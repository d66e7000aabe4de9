/// Small trains of gears, belts, cams and screws that several pages vary in one place.
extension RuleExample {
  /// Two gears on posts, 18 and 24 teeth of module 2.
  ///
  /// `teeth`: of the driver; `distance`: between the posts; `meshing`: how the second one is turned; `raised`: how far it
  /// stands over the first.
  static func gearPair(
    teeth: Int = 18, drivenModule: String = "2.mm", distance: String = "42.mm", meshing: String = "meshing: gears[0]",
    raised: String? = nil, said: String = ""
  ) -> Self {
    let z = raised == nil ? "" : " + rise"
    let rise =
      raised.map {
        """

          let rise = name == "driver" ? 0 : \($0)
          plate.add("\\(name)_foot", .ring(outer: 16.mm, inner: 10.mm, on: line, over: 6.mm ... 8.mm + rise))
        """
      } ?? ""
    return assetProgram(
      "GearPair",
      """
      let left = Axis(from: [0, 0, 0], toward: .up)
      let right = left.moved(.right, \(distance))
      let plate = asset.part("plate", .steel)
      plate.add("base", .box(x: -40.mm ... 80.mm, y: -40.mm ... 40.mm, z: 0 ... 8.mm))
      var gears: [Gear] = []
      var joints: [Joint] = []
      for (name, line, teeth) in [("driver", left, \(teeth)), ("driven", right, 24)] {\(rise)
        let post = plate.add("\\(name)_post", .cylinder(diameter: 10.mm, on: line, over: 8.mm ... 24.mm\(z)))
        plate.add("\\(name)_ring", .ring(outer: 16.mm, inner: 10.mm, on: line, over: 18.2.mm\(z) ... 21.mm\(z)))
        let part = asset.part(name, .brass)
        let spec = GearSpec(module: gears.isEmpty ? 2.mm : \(drivenModule), teeth: teeth, backlash: 0.1.mm)
        let gear = gears.isEmpty
          ? part.addGear("teeth", spec, on: line, over: 8.2.mm ... 18.mm, bore: 10.1.mm)
          : part.addGear("teeth", spec, on: line, over: 8.2.mm\(z) ... 18.mm\(z), bore: 10.1.mm, \(meshing))
        gears.append(gear)
        let spin = name == "driver"
          ? asset.spin(name, part, on: plate, around: line, turning: .clockwise(seenFrom: .up), range: 0° ... 10°)
          : asset.spin(name, part, on: plate, around: line, range: .follows)
        joints.append(spin)
        spin.runs(post, in: gear.shape)
      }
      asset.mesh(gears[0], gears[1])
      """, said)
  }

  /// A pinion of 18 teeth in a ring.
  static func ringGear(teeth: Int) -> Self {
    assetProgram(
      "RingGear",
      """
      let middle = Axis(from: [0, 0, 0], toward: .up)
      let spec = GearSpec(module: 2.mm, teeth: 18, backlash: 0.1.mm)
      let ringSpec = GearSpec.ring(module: 2.mm, teeth: \(teeth), backlash: 0.1.mm)
      let rim = ringSpec.rootDiameter + 17.mm
      let line = middle.moved(.right, spec.distance(to: ringSpec))
      let plate = asset.part("plate", .steel)
      plate.add("base", .cylinder(diameter: rim + 16.mm, on: middle, over: 0 ... 8.mm))
      let post = plate.add("post", .cylinder(diameter: 10.mm, on: line, over: 8.mm ... 24.mm))
      plate.add("clip", .ring(outer: 16.mm, inner: 10.mm, on: line, over: 18.2.mm ... 21.mm))
      let pinion = asset.part("pinion", .brass)
      let teeth = pinion.addGear("teeth", spec, on: line, over: 8.2.mm ... 18.mm, bore: 10.1.mm)
      let spin = asset.spin("pinion", pinion, on: plate, around: line, turning: .clockwise(seenFrom: .up), range: 0° ... 10°)
      spin.runs(post, in: teeth.shape)
      let ring = asset.part("ring", .brass)
      let inside = ring.addGear("teeth", ringSpec, on: middle, over: 8.2.mm ... 18.mm, rim: rim, meshing: teeth)
      let collar = plate.add("collar", .ring(outer: rim + 16.mm, inner: rim + 0.1.mm, on: middle, over: 8.mm ... 18.mm))
      plate.add("lip", .ring(outer: rim + 16.mm, inner: rim - 5.mm, on: middle, over: 18.2.mm ... 21.mm))
      plate.add("lip_wall", .ring(outer: rim + 16.mm, inner: rim + 1.mm, on: middle, over: 18.mm ... 18.2.mm))
      asset.spin("ring", ring, on: plate, around: middle, range: .follows).runs(inside.shape, in: collar)
      asset.mesh(teeth, inside)
      """)
  }

  /// A belt round two pulleys; `teeth`: of the belt, where 60 lie tight.
  static func beltDrive(teeth: Int = 60) -> Self {
    assetProgram(
      "BeltDrive",
      """
      let left = Axis(from: [0, 0, 0], toward: .up)
      let right = left.moved(.right, Train.beltDistance(20, 30, teeth: 60, pitch: 5.mm))
      let plate = asset.part("plate", .steel)
      plate.add("base", .box(x: -30.mm ... 0.13, y: -40.mm ... 40.mm, z: 0 ... 8.mm))
      var pulleys: [Sprocket] = []
      for (name, line, teeth) in [("driver", left, 20), ("driven", right, 30)] {
        let post = plate.add("\\(name)_post", .cylinder(diameter: 10.mm, on: line, over: 8.mm ... 24.mm))
        plate.add("\\(name)_clip", .ring(outer: 16.mm, inner: 10.mm, on: line, over: 18.2.mm ... 21.mm))
        let part = asset.part(name, .aluminium)
        let pulley = part.addPulley("rim", teeth: teeth, pitch: 5.mm, on: line, over: 8.2.mm ... 18.mm, bore: 10.1.mm)
        pulleys.append(pulley)
        let spin = name == "driver"
          ? asset.spin(name, part, on: plate, around: line, turning: .clockwise(seenFrom: .up))
          : asset.spin(name, part, on: plate, around: line, range: .follows)
        spin.runs(post, in: pulley.shape)
      }
      asset.belt("belt", over: pulleys, teeth: \(teeth), width: 9.mm, thickness: 3.mm, .rubber)
      """)
  }

  /// A chain round two sprockets; `peg`: how far one reaches from a guard toward it.
  static func chainDrive(peg: String) -> Self {
    assetProgram(
      "ChainDrive",
      """
      let left = Axis(from: [0, 0, 0], toward: .up)
      let right = left.moved(.right, Train.chainDistance(18, 24, links: 50, pitch: 12.7.mm))
      let plate = asset.part("plate", .steel)
      plate.add("base", .box(x: -60.mm ... 0.26, y: -70.mm ... 70.mm, z: 0 ... 8.mm))
      plate.add("guard", .box(x: 60.mm ... 0.12, y: 60.mm ... 70.mm, z: 8.mm ... 30.mm))
      var wheels: [Sprocket] = []
      for (name, line, teeth) in [("driver", left, 18), ("driven", right, 24)] {
        let post = plate.add("\\(name)_post", .cylinder(diameter: 16.mm, on: line, over: 8.mm ... 30.mm))
        plate.add("\\(name)_clip", .ring(outer: 26.mm, inner: 16.mm, on: line, over: 24.2.mm ... 27.mm))
        let part = asset.part(name, .steel)
        let hub = part.add("hub", .ring(outer: 30.mm, inner: 16.1.mm, on: line, over: 8.2.mm ... 24.mm))
        wheels.append(
          part.addSprocket(
            "teeth", teeth: teeth, pitch: 12.7.mm, roller: 7.75.mm, on: line, over: 15.mm ... 17.4.mm, bore: 29.mm))
        let spin = name == "driver"
          ? asset.spin(name, part, on: plate, around: line, turning: .clockwise(seenFrom: .up), range: 0° ... 30°)
          : asset.spin(name, part, on: plate, around: line, range: .follows)
        spin.runs(post, in: hub)
      }
      asset.chain("chain", over: wheels, links: 50, width: 8.5.mm, .steel)
      plate.add("peg", .cylinder(diameter: 2.mm, on: Axis(from: [90.mm, 62.mm, 16.2.mm], toward: .front), over: 0 ... \(peg)))
      """)
  }

  /// A lobe under a follower; `gap`: how far above its base circle the follower is drawn.
  static func camShaft(
    base: String = "34.mm", lift: String = "6.mm", gap: String = "0.05.mm", said: String = ""
  ) -> Self {
    assetProgram(
      "CamShaft",
      """
      let line = Axis(from: [0, 0, 60.mm], toward: .back)
      let lobe = CamLobe(baseDiameter: \(base), lift: \(lift), duration: 140°)
      let stem = Axis(from: [0, 0, 0], toward: .up)
      let foot = 60.mm + lobe.baseRadius + \(gap)
      let base = asset.part("base", .steel)
      base.add("plate", .box(x: -40.mm ... 40.mm, y: -40.mm ... 40.mm, z: 0 ... 8.mm))
      let walls = base.add(
        "walls",
        Solid.box(x: -10.mm ... 10.mm, y: 24.mm ... 34.mm, z: 8.mm ... 130.mm).symmetric(across: .front)
          .subtracting(.cylinder(diameter: 12.1.mm, on: line, over: -50.mm ... 50.mm)))
      let guide = base.add(
        "guide",
        Solid.box(x: -10.mm ... 10.mm, y: -24.mm ... 24.mm, z: 0.1 ... 0.13)
          .subtracting(.cylinder(diameter: 8.1.mm, on: stem, over: 0.09 ... 0.14)))
      let camshaft = asset.part("camshaft", .steel)
      let shaft = camshaft.add("shaft", .cylinder(diameter: 12.mm, on: line, over: -40.mm ... 40.mm))
      camshaft.add("collars", .ring(outer: 18.mm, inner: 12.mm, on: line, over: 21.mm ... 23.8.mm).symmetric(across: .front))
      let turn = asset.spin("cam", camshaft, on: base, around: line, turning: .clockwise(seenFrom: .front))
      turn.runs(shaft, in: walls)
      let follower = asset.part("follower", .steel)
      let rod = follower.add("rod", .cylinder(diameter: 8.mm, on: stem, over: foot + 4.mm ... 0.15))
      follower.add("shoe", .cylinder(diameter: 24.mm, on: stem, over: foot ... foot + 4.mm))
      let lift = asset.slide("lift", follower, on: base, toward: .up, range: .follows)
      lift.runs(rod, in: guide)
      asset.cam("lobe", lobe, on: turn, over: -6.mm ... 6.mm, lifts: lift, fullLiftWhen: turn.at(180°))
      """, said)
  }

  /// A nut on a screw of 0.1 m; `travel`: of the nut.
  static func jack(travel: String = "0.05") -> Self {
    assetProgram(
      "Jack",
      """
      let line = Axis(from: [0, 0, 40.mm], toward: .right)
      let base = asset.part("base", .steel)
      base.add("plate", .box(x: -20.mm ... 0.2, y: -40.mm ... 40.mm, z: 0 ... 8.mm))
      let ends = base.add(
        "ends",
        Solid.box(x: -20.mm ... 0, y: -30.mm ... 30.mm, z: 8.mm ... 55.mm).adding(.box(x: 0.18 ... 0.2, y: -30.mm ... 30.mm, z: 8.mm ... 55.mm))
          .subtracting(.cylinder(diameter: 10.1.mm, on: line, over: -0.1 ... 0.3)))
      let rails = base.add("rails", .box(x: 0 ... 0.18, y: 20.mm ... 30.mm, z: 8.mm ... 30.mm).symmetric(across: .front))
      let screw = asset.part("screw", .steel)
      let journals = screw.add("journals", .cylinder(diameter: 10.mm, on: line, over: -30.mm ... 20.mm))
      let thread = screw.add("thread", .thread(diameter: 14.mm, lead: 4.mm, on: line, over: 0.5.mm ... 0.1))
      screw.add("tail", .cylinder(diameter: 10.mm, on: line, over: 0.1 ... 0.21))
      screw.add("collar", .ring(outer: 18.mm, inner: 9.mm, on: line, over: 0.201 ... 0.206))
      let nut = asset.part("nut", .bronze)
      let block = nut.add(
        "block",
        Solid.box(x: 20.mm ... 40.mm, y: -19.9.mm ... 19.9.mm, z: 20.mm ... 55.mm)
          .subtracting(.cylinder(diameter: 12.mm, on: line, over: 0 ... 60.mm)))
      nut.add("ears", .box(x: 20.mm ... 40.mm, y: 19.9.mm ... 32.mm, z: 30.1.mm ... 36.mm).symmetric(across: .front))
      let turn = asset.spin("screw", screw, on: base, around: line, turning: .clockwise(seenFrom: .right), range: 0° ... (\(travel) / 4.mm).turns)
      turn.runs(journals, in: ends)
      let way = asset.slide("nut", nut, on: base, toward: .right, range: .follows)
      way.runs(block, in: rails)
      asset.leadScrew("thread", turn, moves: way, lead: 4.mm)
      asset.allow(thread, block, .thread, because: "the nut's thread is drawn as a plain bore")
      """)
  }

  /// Two gears drawn as plain discs; `driven`: the factor of the second in their coupling.
  static func gearDocument(driven: Int) -> Self {
    .document(
      """
      {
        "pintle": 1, "asset": "gears", "base": "standing",
        "materials": {
          "brass": {
            "label": "brass", "density": 8500, "filled": 1, "friction": 0.3, "restitution": 0.4,
            "baseColor": [0.8, 0.6, 0.3], "metallic": 1, "roughness": 0.4, "opacity": 1
          }
        },
        "solids": {
          "block": { "box": { "size": [0.12, 0.08, 0.008] } }, "pin": { "cylinder": { "radius": 0.005, "height": 0.02 } },
          "clip": { "difference": { "from": { "cylinder": { "radius": 0.008, "height": 0.003 } }, "minus": [{ "cylinder": { "radius": 0.005, "height": 0.003 } }] } },
          "small": { "difference": { "from": { "cylinder": { "radius": 0.01795, "height": 0.01 } }, "minus": [{ "cylinder": { "radius": 0.00505, "height": 0.01 } }] } },
          "large": { "difference": { "from": { "cylinder": { "radius": 0.02395, "height": 0.01 } }, "minus": [{ "cylinder": { "radius": 0.00505, "height": 0.01 } }] } }
        },
        "parts": [
          {
            "id": "plate", "material": "brass",
            "shapes": [
              { "id": "base", "solid": "block", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0.02, 0, 0.004] },
              { "id": "first_pin", "solid": "pin", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.008] },
              { "id": "first_clip", "solid": "clip", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.0184] },
              { "id": "second_pin", "solid": "pin", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0.042, 0, 0.008] },
              { "id": "second_clip", "solid": "clip", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0.042, 0, 0.0184] }
            ]
          },
          { "id": "driver", "material": "brass", "shapes": [{ "id": "teeth", "solid": "small", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0.0082] }] },
          { "id": "driven", "material": "brass", "shapes": [{ "id": "teeth", "solid": "large", "at": [1, 0, 0, 0, 1, 0, 0, 0, 1, 0.042, 0, 0.0082] }] }
        ],
        "joints": [
          {
            "id": "driver", "kind": "spin", "child": "driver", "parent": "plate",
            "frame": { "origin": [0, 0, 0], "z": [0, 0, 1], "x": [1, 0, 0] },
            "dofs": [{ "id": "driver", "type": "rotation", "axis": "z", "role": "input", "drawn": 0 }]
          },
          {
            "id": "driven", "kind": "spin", "child": "driven", "parent": "plate",
            "frame": { "origin": [0.042, 0, 0], "z": [0, 0, 1], "x": [1, 0, 0] },
            "dofs": [{ "id": "driven", "type": "rotation", "axis": "z", "role": "follows", "drawn": 0 }]
          }
        ],
        "couplings": [
          {
            "id": "mesh", "relation": { "linear": { "terms": [{ "dof": "driver", "factor": 18 }, { "dof": "driven", "factor": \(driven) }], "equals": 0 } },
            "from": { "kind": "gear_mesh", "of": { "a": "driver/teeth", "b": "driven/teeth", "carrier": "plate" } }
          }
        ],
        "gears": [
          { "shape": "driver/teeth", "line": { "origin": [0, 0, 0], "direction": [0, 0, 1] }, "teeth": 18, "module": 0.002, "pressureAngle": 0.349066, "helix": 0, "shift": 0, "ring": false, "backlash": 0.0001, "zero": [1, 0, 0] },
          { "shape": "driven/teeth", "line": { "origin": [0.042, 0, 0], "direction": [0, 0, 1] }, "teeth": 24, "module": 0.002, "pressureAngle": 0.349066, "helix": 0, "shift": 0, "ring": false, "backlash": 0.0001, "zero": [-0.991444861, 0.130526192, 0] }
        ],
        "contacts": [{ "a": "driver/teeth", "b": "driven/teeth", "kind": "mesh", "clearance": 0.0001 }]
      }
      """)
  }
}
