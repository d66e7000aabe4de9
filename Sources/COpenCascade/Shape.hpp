// What all files of the shim share: the shape behind the opaque handle, and the guard around every call.
#pragma once

#include "COpenCascade.h"

#include <Message_ProgressIndicator.hxx>
#include <Standard_ErrorHandler.hxx>
#include <Standard_Failure.hxx>
#include <TopoDS_Shape.hxx>
#include <gp_Pnt.hxx>
#include <gp_Trsf.hxx>
#include <gp_Vec.hxx>

#include <exception>

struct OccShape {
  TopoDS_Shape shape;
};

namespace pintle {

/// Millimetres of the kernel per metre outside.
constexpr double scale = 1000.0;

inline gp_Pnt point(const double p[3]) { return gp_Pnt(p[0] * scale, p[1] * scale, p[2] * scale); }
inline gp_Vec vector(const double v[3]) { return gp_Vec(v[0], v[1], v[2]); }

/// Rotation by rows, then translation in metres.
inline gp_Trsf placement(const double r[9], const double t[3]) {
  gp_Trsf motion;
  motion.SetValues(
      r[0], r[1], r[2], t[0] * scale, r[3], r[4], r[5], t[1] * scale, r[6], r[7], r[8], t[2] * scale);
  // Placements lie on a grid of 1e-10, so that a turn's determinant may miss 1 by as much: a scale that OCCT refuses.
  motion.SetScaleFactor(1.0);
  return motion;
}

/// An expected failure inside a guarded call.
struct Failure {
  int code;
  const char *text;
};

[[noreturn]] inline void fail(const char *text) { throw Failure{OCC_FAILED, text}; }

/// Stops a long operation when the budget of seconds runs out.
class Deadline : public Message_ProgressIndicator {
public:
  Deadline();
  Standard_Boolean UserBreak() override;
  bool expired() const { return expired_; }

protected:
  void Show(const Message_ProgressScope &, const Standard_Boolean) override {}

private:
  double end_;
  bool expired_ = false;
};

void prepare();
void report(OccStatus *status, int code, const char *text);

/// Runs `work`; every C++ exception and every memory fault inside becomes a status. True where nothing went wrong.
template <class Work> bool guarded(OccStatus *status, Work &&work) {
  prepare();
  report(status, OCC_OK, "");
  try {
    OCC_CATCH_SIGNALS
    work();
    return true;
  } catch (const Failure &failure) {
    report(status, failure.code, failure.text);
  } catch (const Standard_Failure &failure) {
    const char *text = failure.GetMessageString();
    report(status, OCC_FAILED, text && *text ? text : failure.DynamicType()->Name());
  } catch (const std::exception &failure) {
    report(status, OCC_FAILED, failure.what());
  } catch (...) {
    report(status, OCC_FAILED, "unknown exception");
  }
  return false;
}

/// The same for work that makes a shape; NULL where it fails or makes none.
template <class Work> OccShape *made(OccStatus *status, Work &&work) {
  OccShape *result = nullptr;
  guarded(status, [&] {
    TopoDS_Shape shape = work();
    if (!shape.IsNull()) result = new OccShape{shape};
  });
  return result;
}

/// Volume in mm³, signed.
double volume(const TopoDS_Shape &shape);

/// The solids of a shape, a single one unwrapped; fails where there is none.
TopoDS_Shape solids(const TopoDS_Shape &shape);

/// The same, each solid turned outward: what sweeping a face makes may look inward.
TopoDS_Shape tidied(const TopoDS_Shape &shape);

} // namespace pintle
