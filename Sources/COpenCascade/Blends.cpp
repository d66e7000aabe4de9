#include "Shape.hpp"

#include <BRepAdaptor_Curve.hxx>
#include <BRepAdaptor_Surface.hxx>
#include <BRepCheck_Analyzer.hxx>
#include <BRepFilletAPI_MakeChamfer.hxx>
#include <BRepFilletAPI_MakeFillet.hxx>
#include <BRep_Builder.hxx>
#include <BRep_Tool.hxx>
#include <BRepGProp_Face.hxx>
#include <GCPnts_AbscissaPoint.hxx>
#include <Geom2d_Curve.hxx>
#include <TopExp.hxx>
#include <TopExp_Explorer.hxx>
#include <TopTools_IndexedDataMapOfShapeListOfShape.hxx>
#include <TopTools_ListOfShape.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Compound.hxx>
#include <TopoDS_Edge.hxx>
#include <TopoDS_Face.hxx>
#include <gp_Circ.hxx>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace pintle;

namespace {

/// Two faces that meet at less than this many radians are one smooth surface.
constexpr double smooth = 0.01;
/// Millimetres and cosines within which faces count as flush and directions as equal.
constexpr double flush = 1e-4, along = 1e-8;

/// Edges that one call takes: nothing stops the kernel once it has begun.
constexpr size_t most = 2000;

/// The outward normal of a face at a parameter of one of its edges.
bool normal(const TopoDS_Edge &edge, const TopoDS_Face &face, double t, gp_Vec &n) {
  double first, last;
  const Handle(Geom2d_Curve) curve = BRep_Tool::CurveOnSurface(edge, face, first, last);
  if (curve.IsNull()) return false;
  const gp_Pnt2d uv = curve->Value(t);
  gp_Pnt p;
  BRepGProp_Face(face).Normal(uv.X(), uv.Y(), p, n);
  if (n.Magnitude() < 1e-12) return false;
  n.Normalize();
  return true;
}

/// The corner along an edge: its angle between the normals (0 = smooth), convex or not, length and tightest radius.
struct Corner {
  double angle, length, radius;
  bool convex;
};

bool corner(const TopoDS_Edge &edge, const TopTools_ListOfShape &faces, Corner &out) {
  if (faces.Extent() != 2 || BRep_Tool::Degenerated(edge)) return false;
  const TopoDS_Face a = TopoDS::Face(faces.First()), b = TopoDS::Face(faces.Last());
  if (a.IsSame(b)) return false;
  const BRepAdaptor_Curve curve(edge);
  const double t = (curve.FirstParameter() + curve.LastParameter()) / 2;
  gp_Vec na, nb, tangent;
  gp_Pnt p;
  if (!normal(edge, a, t, na) || !normal(edge, b, t, nb)) return false;
  curve.D1(t, p, tangent);
  if (tangent.Magnitude() < 1e-12) return false;
  // Walk along the edge as the first face's boundary does; that face then lies to the left, seen from outside.
  bool reversed = false;
  for (TopExp_Explorer e(a, TopAbs_EDGE); e.More(); e.Next())
    if (e.Current().IsSame(edge)) reversed = e.Current().Orientation() == TopAbs_REVERSED;
  if (reversed) tangent.Reverse();
  const gp_Vec inward = na.Crossed(tangent);
  out.angle = na.Angle(nb);
  out.convex = inward.Dot(nb) < 0;
  out.length = GCPnts_AbscissaPoint::Length(curve);
  out.radius = curve.GetType() == GeomAbs_Line ? 0 : curve.GetType() == GeomAbs_Circle ? curve.Circle().Radius() : -1;
  return out.angle > smooth;
}

/// The furthest plane face that looks along `direction`: its offset, or false where there is none.
bool outermost(const TopoDS_Shape &solid, const gp_Vec &direction, double &offset) {
  bool found = false;
  for (TopExp_Explorer e(solid, TopAbs_FACE); e.More(); e.Next()) {
    const TopoDS_Face face = TopoDS::Face(e.Current());
    const BRepAdaptor_Surface surface(face);
    if (surface.GetType() != GeomAbs_Plane) continue;
    gp_Vec n(surface.Plane().Axis().Direction());
    if (!surface.Plane().Direct()) n.Reverse();
    if (face.Orientation() == TopAbs_REVERSED) n.Reverse();
    if (n.Dot(direction) < 1 - along) continue;
    const double d = gp_Vec(surface.Plane().Location().XYZ()).Dot(direction);
    if (!found || d > offset) offset = d;
    found = true;
  }
  return found;
}

bool lies(const BRepAdaptor_Curve &curve, const gp_Vec &direction, double offset) {
  for (int i = 0; i <= 8; i++) {
    const double t = curve.FirstParameter() + (curve.LastParameter() - curve.FirstParameter()) * i / 8;
    if (std::abs(gp_Vec(curve.Value(t).XYZ()).Dot(direction) - offset) > flush) return false;
  }
  return true;
}

struct Selector {
  int kind;
  gp_Vec a, b;
};

bool chosen(const TopoDS_Shape &solid, const TopoDS_Edge &edge, const Selector &selector) {
  if (selector.kind == OCC_EDGES_ALL) return true;
  const BRepAdaptor_Curve curve(edge);
  if (selector.kind == OCC_EDGES_PARALLEL)
    return curve.GetType() == GeomAbs_Line &&
           std::abs(gp_Vec(curve.Line().Direction()).Dot(selector.a)) > 1 - along;
  double offset;
  if (!outermost(solid, selector.a, offset) || !lies(curve, selector.a, offset)) return false;
  if (selector.kind == OCC_EDGES_SIDE) return true;
  return outermost(solid, selector.b, offset) && lies(curve, selector.b, offset);
}

/// The area of the cross-section that a blend takes from (or adds to) a corner.
double section(double angle, bool chamfer, double size) {
  const double a = std::min(angle, 3.0);
  return size * size * (chamfer ? std::sin(a) / 2 : std::tan(a / 2) - a / 2);
}

TopoDS_Shape blended(
    const TopoDS_Shape &solid, bool chamfer, const Selector &selector, double size, OccBlend *blend) {
  TopTools_IndexedDataMapOfShapeListOfShape ancestors;
  TopExp::MapShapesAndAncestors(solid, TopAbs_EDGE, TopAbs_FACE, ancestors);
  std::vector<TopoDS_Edge> edges;
  for (int i = 1; i <= ancestors.Extent(); i++) {
    const TopoDS_Edge edge = TopoDS::Edge(ancestors.FindKey(i));
    Corner c;
    if (!corner(edge, ancestors(i), c) || !chosen(solid, edge, selector)) continue;
    edges.push_back(edge);
    // The blend of a bent edge sweeps a longer way outside than along the edge itself.
    const double bent = c.radius == 0 ? 1 : c.radius > 0 ? 1 + size / c.radius : 3;
    const double bound = 1.2 * bent * c.length * section(c.angle, chamfer, size) / (scale * scale * scale);
    (c.convex ? blend->removal : blend->addition) += bound;
  }
  if (edges.empty()) return {};
  if (edges.size() > most) fail("too many edges at once");
  blend->edges += int(edges.size());
  if (chamfer) {
    BRepFilletAPI_MakeChamfer maker(solid);
    for (const TopoDS_Edge &edge : edges)
      if (maker.Contour(edge) == 0) maker.Add(size, edge);
    maker.Build();
    if (!maker.IsDone()) fail("the chamfer does not fit");
    return maker.Shape();
  }
  BRepFilletAPI_MakeFillet maker(solid);
  for (const TopoDS_Edge &edge : edges)
    if (maker.Contour(edge) == 0) maker.Add(size, edge);
  maker.Build();
  if (!maker.IsDone() || maker.NbFaultyContours() > 0 || maker.NbFaultyVertices() > 0) fail("the fillet does not fit");
  return maker.Shape();
}

} // namespace

OccShape *occ_blend(
    const OccShape *shape, int chamfer, int selector, const double a[3], const double b[3], double size,
    OccBlend *blend, OccStatus *status) {
  *blend = OccBlend{0, 0, 0};
  return made(status, [&]() -> TopoDS_Shape {
    const Selector which{selector, vector(a), vector(b)};
    BRep_Builder builder;
    TopoDS_Compound all;
    builder.MakeCompound(all);
    for (TopExp_Explorer e(shape->shape, TopAbs_SOLID); e.More(); e.Next()) {
      const TopoDS_Shape done = blended(e.Current(), chamfer != 0, which, size * scale, blend);
      builder.Add(all, done.IsNull() ? e.Current() : done);
    }
    if (blend->edges == 0) throw Failure{OCC_EMPTY, "no edge was chosen"};
    const TopoDS_Shape result = solids(all);
    if (!BRepCheck_Analyzer(result).IsValid()) fail("the blended surface is not sound");
    return result;
  });
}
