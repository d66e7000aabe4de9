/// Pages of the rules about motion; a test holds the examples to them.

extension BlockedRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        The part stops before it is where it is meant to be, or goes through what is in its way: nobody can open \
        it as it is shown.
        """,
      measured: """
        Every pair of a moving and a resting shape is put into coordinates of the joint; the first contact of \
        one with the other shrunk by less than the tolerance comes in closed form. The number is where the \
        penetration passes the tolerance; the free range is what is proven on both sides of home.
        """,
      remedy: """
        Make room where the finding points, move the hinge line to the outer edge of a leaf, end the range at \
        the angle that is named, or declare with `needs` what must be out of the way first.
        """,
      failing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 290°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 105°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """))
  }
}

extension PressesIntoSolidRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        A button goes through the face that it stands on when it is pressed: it looks right only at rest.
        """,
      measured: """
        Where a slide is blocked, a ray goes back from the contact to the face that was met: square to the \
        motion, larger than the slider, without a wall around it, and nearer at home than the slider is long.
        """,
      remedy: """
        Cut a pocket as deep as the travel, or use the family `button`, which makes pocket, flange and lip.
        """,
      failing: .program(
        """
        import Pintle

        struct Keys: AssetProgram {
          func build(_ asset: Asset) {
            let panel = asset.part("panel", .plastic)
            let plate = panel.add("plate", .box(0.20, 0.10, 0.02).standing())
            let key = asset.part("key", .plastic)
            key.add("cap", .box(12.mm, 12.mm, 6.mm).on(plate.face(.top)))
            asset.slide("key_press", key, on: panel, toward: .down, range: 0 ... 2.mm)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Keys: AssetProgram {
          func build(_ asset: Asset) {
            let panel = asset.part("panel", .plastic)
            let plate = panel.add("plate", .box(0.20, 0.10, 0.02).standing())
            asset.button("key", on: plate.face(.top).spot, size: (12.mm, 12.mm), travel: 2.mm)
          }
        }
        """))
  }
}

extension SeparatesRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        The part comes off what carries it and hangs in the air, or would fall out of its runners.
        """,
      measured: """
        Along the motion the engaged length is the overlap of the two extents, at either end of the range; \
        without runners or housing the least distance to everything that stays behind is compared with that at \
        home.
        """,
      remedy: """
        End the range earlier, or make runners and guides longer.
        """,
      failing: .program(
        """
        import Pintle

        struct SlidingCover: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let cover = asset.part("cover", .walnut)
            cover.add("board", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.slide("cover_slide", cover, on: chest, toward: .right, range: 0 ... 0.45)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct SlidingCover: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let cover = asset.part("cover", .walnut)
            cover.add("board", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.slide("cover_slide", cover, on: chest, toward: .right, range: 0 ... 0.15)
          }
        }
        """))
  }
}

extension UsableRangeRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        A door that opens by half lets nobody through: what a part is for says how far it has to move.
        """,
      measured: """
        The range that is proven free, from home to its farther end; the depth of a drawer is its extent along \
        the slide.
        """,
      remedy: """
        Widen the range and clear what blocks it, or say with an expectation how far it is meant to go.
        """,
      failing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 40°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 105°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """))
  }
}

extension WrongWayRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        What should open to the front goes into the body, or to the side.
        """,
      measured: """
        The way of the point farthest from the hinge line when the joint leaves home, and halfway: within 80° of \
        the side that is named, 60° for a slide.
        """,
      remedy: """
        Turn the sense round with `opening:` or `toward:`, or turn the line.
        """,
      failing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 105°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
            asset.expect(lid, opens: .atLeast(90°), toward: .front)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 105°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
            asset.expect(lid, opens: .atLeast(90°), toward: .up)
          }
        }
        """))
  }
}

extension FloorRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        The part goes through the floor that the asset stands on.
        """,
      measured: """
        The height of every vertex that moves is A cos q + B sin q + C: its least value over the range is known \
        without sampling. Others stand at home.
        """,
      remedy: """
        End the range before that, or raise the joint.
        """,
      failing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 250°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 105°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """))
  }
}

extension PivotRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        A leaf that turns about its middle swings one half inward; one that turns about a line beside it flies \
        round.
        """,
      measured: """
        Seen along the line, the smallest rectangle around the leaf: the line lies in the outer quarter of its \
        width, or beside it by one thickness at most.
        """,
      remedy: """
        Put the hinge line on an edge of the leaf: `around: box.edge(.top, .back)`.
        """,
      failing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: Axis(from: Point(0, 0, 0.20), toward: .right), opening: .up, range: 0° ... 60°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 105°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """))
  }
}

extension FarPivotRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        The part flies round a point in empty space: mostly a line in the wrong frame or unit.
        """,
      measured: """
        Seen along the line, its distance from the convex outline of the part, of what hangs on it and of its \
        hardware, against the diagonal of the part.
        """,
      remedy: """
        Move the line to the part, or draw the arm that reaches it.
        """,
      failing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: Axis(from: Point(0, 1.0, 0.20), toward: .right), opening: .up, range: 0° ... 60°)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Chest: AssetProgram {
          func build(_ asset: Asset) {
            let chest = asset.part("chest", .oak)
            let box = chest.add("box", .openBox(0.40, 0.30, 0.20, wall: 12.mm, open: .top).standing())
            let lid = asset.part("lid", .oak, role: .lid)
            lid.add("panel", .box(0.40, 0.30, 12.mm).on(box.face(.top)))
            asset.hinge("lid_hinge", lid, on: chest, around: box.edge(.top, .back), opening: .up, range: 0° ... 105°)
              .hardware(.barrel(diameter: 8.mm, knuckles: 5))
          }
        }
        """))
  }
}

extension DeadRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        Nobody sees that the joint moves: a joint without shapes moves nothing, a plain disc looks the same at \
        every angle.
        """,
      measured: """
        Each shape that moves is compared with its turned self; facets below 1.5 % of the radius are not seen.
        """,
      remedy: """
        Give the part its shapes; a mark, a pointer or spokes show a turn. Shafts and plain knobs may stay as \
        they are.
        """,
      failing: .program(
        """
        import Pintle

        struct Turntable: AssetProgram {
          func build(_ asset: Asset) {
            let foot = asset.part("foot", .oak)
            let block = foot.add("block", .box(0.20, 0.20, 0.03).standing())
            let plate = asset.part("plate", .walnut)
            plate.add("disc", .disc(diameter: 0.18, thickness: 20.mm).mounted(on: block.face(.top).spot))
            asset.spin("turn", plate, on: foot, around: block.face(.top).spot.outward)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Turntable: AssetProgram {
          func build(_ asset: Asset) {
            let foot = asset.part("foot", .oak)
            let block = foot.add("block", .box(0.20, 0.20, 0.03).standing())
            let plate = asset.part("plate", .walnut)
            plate.add("disc", .box(0.16, 0.16, 20.mm).on(block.face(.top)))
            asset.spin("turn", plate, on: foot, around: block.face(.top).spot.outward)
          }
        }
        """))
  }
}

extension WobbleRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        A round part that turns about another line than its own runs out of true, as if badly made.
        """,
      measured: """
        The axis of inertia of its largest shape through its centre, if the whole part is a body of revolution \
        about it, against the line of the joint.
        """,
      remedy: """
        Move the line into the middle of the part. Cams and eccentrics say so by name.
        """,
      failing: .program(
        """
        import Pintle

        struct Turntable: AssetProgram {
          func build(_ asset: Asset) {
            let foot = asset.part("foot", .oak)
            let block = foot.add("block", .box(0.20, 0.20, 0.03).standing())
            let plate = asset.part("plate", .walnut)
            plate.add("disc", .disc(diameter: 0.18, thickness: 20.mm).mounted(on: block.face(.top).spot))
            asset.spin("turn", plate, on: foot, around: block.face(.top).spot.moved(.right, 4.mm).outward)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Turntable: AssetProgram {
          func build(_ asset: Asset) {
            let foot = asset.part("foot", .oak)
            let block = foot.add("block", .box(0.20, 0.20, 0.03).standing())
            let plate = asset.part("plate", .walnut)
            plate.add("disc", .disc(diameter: 0.18, thickness: 20.mm).mounted(on: block.face(.top).spot))
            asset.spin("turn", plate, on: foot, around: block.face(.top).spot.outward)
          }
        }
        """))
  }
}

extension WheelAxisRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        A wheel that turns about another point than its centre hops, one askew wobbles.
        """,
      measured: """
        The distance of the centre of mass from the line, and how far the line is from an axis of its inertia.
        """,
      remedy: """
        Hold the wheel by the line through its hub.
        """,
      failing: .program(
        """
        import Pintle

        struct Cart: AssetProgram {
          func build(_ asset: Asset) {
            let cart = asset.part("cart", .oak)
            let block = cart.add("block", .box(0.30, 0.20, 0.20).standing())
            let right = asset.part("right_wheel", .nylon, role: .wheel)
            let right_hub = block.face(.right).spot
            right.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: right_hub))
            asset.spin("right_roll", right, on: cart, around: right_hub.moved(.up, 8.mm).outward)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Cart: AssetProgram {
          func build(_ asset: Asset) {
            let cart = asset.part("cart", .oak)
            let block = cart.add("block", .box(0.30, 0.20, 0.20).standing())
            let right = asset.part("right_wheel", .nylon, role: .wheel)
            let right_hub = block.face(.right).spot
            right.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: right_hub))
            asset.spin("right_roll", right, on: cart, around: right_hub.outward)
          }
        }
        """))
  }
}

extension WheelGroundRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        A wheel in the air carries nothing and does not roll.
        """,
      measured: """
        Axis height less radius, against z = 0; where the asset does not stand there, against the lowest wheel.
        """,
      remedy: """
        Move the wheel down or make it larger, until it stands on the floor with the others.
        """,
      failing: .program(
        """
        import Pintle

        struct Cart: AssetProgram {
          func build(_ asset: Asset) {
            let cart = asset.part("cart", .oak)
            let block = cart.add("block", .box(0.30, 0.20, 0.20).standing())
            let right = asset.part("right_wheel", .nylon, role: .wheel)
            let right_hub = block.face(.right).spot
            right.add("rim", .disc(diameter: 0.18, thickness: 30.mm).mounted(on: right_hub))
            asset.spin("right_roll", right, on: cart, around: right_hub.outward)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Cart: AssetProgram {
          func build(_ asset: Asset) {
            let cart = asset.part("cart", .oak)
            let block = cart.add("block", .box(0.30, 0.20, 0.20).standing())
            let right = asset.part("right_wheel", .nylon, role: .wheel)
            let right_hub = block.face(.right).spot
            right.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: right_hub))
            asset.spin("right_roll", right, on: cart, around: right_hub.outward)
          }
        }
        """))
  }
}

extension AxleRule {
  var page: RulePage? {
    RulePage(
      meaning: """
        Two wheels of one axle that turn about two lines do not go straight.
        """,
      measured: """
        For wheels of equal radius side by side on one part: the distance of each centre from the axis of the \
        other, and the angle between both.
        """,
      remedy: """
        Name one line and hold both wheels by it.
        """,
      failing: .program(
        """
        import Pintle

        struct Cart: AssetProgram {
          func build(_ asset: Asset) {
            let cart = asset.part("cart", .oak)
            let block = cart.add("block", .box(0.30, 0.20, 0.20).standing())
            let left = asset.part("left_wheel", .nylon, role: .wheel)
            let left_hub = block.face(.left).spot.moved(.back, 6.mm)
            left.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: left_hub))
            asset.spin("left_roll", left, on: cart, around: left_hub.outward)
            let right = asset.part("right_wheel", .nylon, role: .wheel)
            let right_hub = block.face(.right).spot
            right.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: right_hub))
            asset.spin("right_roll", right, on: cart, around: right_hub.outward)
          }
        }
        """),
      passing: .program(
        """
        import Pintle

        struct Cart: AssetProgram {
          func build(_ asset: Asset) {
            let cart = asset.part("cart", .oak)
            let block = cart.add("block", .box(0.30, 0.20, 0.20).standing())
            let left = asset.part("left_wheel", .nylon, role: .wheel)
            let left_hub = block.face(.left).spot
            left.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: left_hub))
            asset.spin("left_roll", left, on: cart, around: left_hub.outward)
            let right = asset.part("right_wheel", .nylon, role: .wheel)
            let right_hub = block.face(.right).spot
            right.add("rim", .disc(diameter: 0.20, thickness: 30.mm).mounted(on: right_hub))
            asset.spin("right_roll", right, on: cart, around: right_hub.outward)
          }
        }
        """))
  }
}
