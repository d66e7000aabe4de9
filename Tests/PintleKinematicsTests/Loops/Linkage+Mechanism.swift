import PintleKinematics
import TestSupport

extension Linkage {
  var mechanism: Mechanism { Mechanism(sketch.model) }
}
