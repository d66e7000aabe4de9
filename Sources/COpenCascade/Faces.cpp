#include "Shape.hpp"

#include <BRepAdaptor_Curve.hxx>
#include <BRepBndLib.hxx>
#include <BRepBuilderAPI_MakeEdge.hxx>
#include <BRepBuilderAPI_MakeFace.hxx>
#include <BRepBuilderAPI_MakeWire.hxx>
#include <BRepCheck_Analyzer.hxx>
#include <BRepClass_FaceClassifier.hxx>
#include <BRepOffsetAPI_MakeOffset.hxx>
#include <BRepTools.hxx>
#include <BRep_Builder.hxx>
#include <BRep_Tool.hxx>
#include <Bnd_Box.hxx>
#include <GC_MakeArcOfCircle.hxx>
#include <GeomAPI_Interpolate.hxx>
#include <Geom_BSplineCurve.hxx>
#include <Geom_BezierCurve.hxx>
#include <Geom_TrimmedCurve.hxx>
#include <ShapeFix_Face.hxx>
#include <TColgp_Array1OfPnt.hxx>
#include <TColgp_HArray1OfPnt.hxx>
#include <TopExp_Explorer.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Face.hxx>
#include <TopoDS_Vertex.hxx>
#include <TopoDS_Wire.hxx>
#include <gp_Circ.hxx>
#include <gp_Elips.hxx>
#include <gp_Pln.hxx>

#include <algorithm>
#include <vector>

using namespace pintle;

namespace {

gp_Pnt flat(const double p[2]) { return gp_Pnt(p[0] * scale, p[1] * scale, 0); }

TopoDS_Edge ellipse(const OccSegment &s) {
  const double rx = s.p1[0] * scale, ry = s.p1[1] * scale;
  const gp_Dir up(0, 0, 1);
  if (rx == ry) return BRepBuilderAPI_MakeEdge(gp_Circ(gp_Ax2(flat(s.p0), up, gp_Dir(1, 0, 0)), rx)).Edge();
  if (rx > ry) return BRepBuilderAPI_MakeEdge(gp_Elips(gp_Ax2(flat(s.p0), up, gp_Dir(1, 0, 0)), rx, ry)).Edge();
  return BRepBuilderAPI_MakeEdge(gp_Elips(gp_Ax2(flat(s.p0), up, gp_Dir(0, 1, 0)), ry, rx)).Edge();
}

TopoDS_Edge spline(const OccSegment *s, size_t n) {
  Handle(TColgp_HArray1OfPnt) points = new TColgp_HArray1OfPnt(1, int(n));
  for (size_t i = 0; i < n; i++) points->SetValue(int(i) + 1, flat(s[i].p0));
  GeomAPI_Interpolate through(points, Standard_True, 1e-6);
  through.Perform();
  if (!through.IsDone()) fail("no smooth curve goes through these points");
  return BRepBuilderAPI_MakeEdge(through.Curve()).Edge();
}

TopoDS_Wire wire(const OccSegment *s, size_t n) {
  if (n == 0) fail("a contour without segments");
  if (s[0].kind == OCC_ELLIPSE) return BRepBuilderAPI_MakeWire(ellipse(s[0])).Wire();
  if (s[0].kind == OCC_SPLINE) return BRepBuilderAPI_MakeWire(spline(s, n)).Wire();
  // Neighbours share their vertex, so that the wire is closed by construction, not by tolerance.
  std::vector<TopoDS_Vertex> corners(n);
  BRep_Builder builder;
  for (size_t i = 0; i < n; i++) builder.MakeVertex(corners[i], flat(s[i].p0), 1e-7);
  BRepBuilderAPI_MakeWire maker;
  for (size_t i = 0; i < n; i++) {
    const TopoDS_Vertex &from = corners[i], &to = corners[(i + 1) % n];
    Handle(Geom_Curve) curve;
    if (s[i].kind == OCC_ARC) {
      GC_MakeArcOfCircle arc(flat(s[i].p0), flat(s[i].p2), flat(s[i].p1));
      if (!arc.IsDone()) fail("an arc through three points in line");
      curve = arc.Value();
    } else if (s[i].kind == OCC_QUADRATIC || s[i].kind == OCC_CUBIC) {
      const bool cubic = s[i].kind == OCC_CUBIC;
      TColgp_Array1OfPnt poles(1, cubic ? 4 : 3);
      poles(1) = flat(s[i].p0);
      poles(2) = flat(s[i].p2);
      if (cubic) poles(3) = flat(s[i].p3);
      poles(cubic ? 4 : 3) = flat(s[i].p1);
      curve = new Geom_BezierCurve(poles);
    }
    BRepBuilderAPI_MakeEdge edge =
        curve.IsNull() ? BRepBuilderAPI_MakeEdge(from, to)
                       : BRepBuilderAPI_MakeEdge(curve, from, to, curve->FirstParameter(), curve->LastParameter());
    if (!edge.IsDone()) fail("two points of an outline coincide");
    maker.Add(edge.Edge());
    if (!maker.IsDone()) fail("an outline is not closed");
  }
  return maker.Wire();
}

/// The face in z = 0 inside `outer`, whatever the sense of the wires.
TopoDS_Face face(const TopoDS_Wire &outer, const std::vector<TopoDS_Wire> &holes) {
  const gp_Pln plane(gp_Pnt(0, 0, 0), gp_Dir(0, 0, 1));
  BRepBuilderAPI_MakeFace whole(plane, outer, Standard_True);
  if (!whole.IsDone()) fail("an outline does not bound an area");
  if (holes.empty()) return whole.Face();
  BRepBuilderAPI_MakeFace maker(whole.Face());
  for (const TopoDS_Wire &hole : holes) {
    // MakeFace turns a boundary so that the area is inside; the reverse of that bounds a hole.
    BRepBuilderAPI_MakeFace inside(plane, hole, Standard_True);
    if (!inside.IsDone()) fail("the outline of a hole does not bound an area");
    maker.Add(TopoDS::Wire(BRepTools::OuterWire(inside.Face()).Reversed()));
  }
  return maker.Face();
}

Bnd_Box box(const TopoDS_Shape &shape) {
  Bnd_Box b;
  BRepBndLib::AddOptimal(shape, b, Standard_False, Standard_False);
  b.Enlarge(1e-5);
  return b;
}

std::vector<TopoDS_Face> faces(const TopoDS_Shape &shape) {
  std::vector<TopoDS_Face> list;
  for (TopExp_Explorer e(shape, TopAbs_FACE); e.More(); e.Next()) list.push_back(TopoDS::Face(e.Current()));
  return list;
}

} // namespace

OccShape *occ_face(const OccSegment *segments, const size_t *lengths, size_t contours, OccStatus *status) {
  return made(status, [&]() -> TopoDS_Shape {
    std::vector<TopoDS_Wire> wires;
    for (size_t i = 0; i < contours; i++) {
      wires.push_back(wire(segments, lengths[i]));
      segments += lengths[i];
    }
    if (wires.empty()) fail("an outline without contours");
    const TopoDS_Face f = face(wires[0], {wires.begin() + 1, wires.end()});
    if (!BRepCheck_Analyzer(f).IsValid()) fail("the outline crosses itself");
    return f;
  });
}

OccShape *occ_punch(const OccShape *base, const OccShape *const *tools, size_t count, OccStatus *status) {
  return made(status, [&]() -> TopoDS_Shape {
    const std::vector<TopoDS_Face> area = faces(base->shape);
    if (area.size() != 1) return {};
    std::vector<Bnd_Box> walls;
    for (TopExp_Explorer e(area[0], TopAbs_EDGE); e.More(); e.Next()) walls.push_back(box(e.Current()));

    struct Hole {
      Bnd_Box box;
      double from, to;
      TopoDS_Wire wire;
    };
    std::vector<Hole> holes;
    for (size_t i = 0; i < count; i++) {
      for (const TopoDS_Face &tool : faces(tools[i]->shape)) {
        int wires = 0;
        for (TopExp_Explorer e(tool, TopAbs_WIRE); e.More(); e.Next()) wires++;
        if (wires != 1) return {};
        Hole hole{box(tool), 0, 0, BRepTools::OuterWire(tool)};
        for (const Bnd_Box &wall : walls)
          if (!wall.IsOut(hole.box)) return {};
        TopExp_Explorer edge(hole.wire, TopAbs_EDGE);
        const BRepAdaptor_Curve curve(TopoDS::Edge(edge.Current()));
        const gp_Pnt p = curve.Value(curve.FirstParameter());
        if (BRepClass_FaceClassifier(area[0], p, 1e-6).State() != TopAbs_IN) return {};
        double y, z, Y, Z;
        hole.box.Get(hole.from, y, z, hole.to, Y, Z);
        holes.push_back(hole);
      }
    }
    std::sort(holes.begin(), holes.end(), [](const Hole &a, const Hole &b) { return a.from < b.from; });
    for (size_t i = 0; i < holes.size(); i++)
      for (size_t j = i + 1; j < holes.size() && holes[j].from <= holes[i].to; j++)
        if (!holes[i].box.IsOut(holes[j].box)) return {};

    // Wires keep their own location; the faces made of them all look along +z, so reversing makes a hole.
    std::vector<TopoDS_Wire> inner;
    for (TopExp_Explorer e(area[0], TopAbs_WIRE); e.More(); e.Next())
      if (!e.Current().IsSame(BRepTools::OuterWire(area[0]))) inner.push_back(TopoDS::Wire(e.Current()));
    for (const Hole &hole : holes) inner.push_back(hole.wire);
    return face(BRepTools::OuterWire(area[0]), inner);
  });
}

OccShape *occ_offset(const OccShape *shape, double distance, OccStatus *status) {
  return made(status, [&]() -> TopoDS_Shape {
    BRep_Builder builder;
    TopoDS_Compound result;
    builder.MakeCompound(result);
    int count = 0;
    for (const TopoDS_Face &f : faces(shape->shape)) {
      // The boundary grows outward; holes shrink by the same distance. Each wire by itself: the kernel's joint
      // treatment of boundary and holes loses holes that vanish.
      const TopoDS_Wire outer = BRepTools::OuterWire(f);
      const auto moved = [](const TopoDS_Wire &w, double by) {
        std::vector<TopoDS_Wire> wires;
        BRepOffsetAPI_MakeOffset maker(face(w, {}), GeomAbs_Intersection);
        maker.Perform(by * scale);
        if (!maker.IsDone() || maker.Shape().IsNull()) return wires;
        for (TopExp_Explorer e(maker.Shape(), TopAbs_WIRE); e.More(); e.Next())
          wires.push_back(TopoDS::Wire(e.Current()));
        return wires;
      };
      std::vector<TopoDS_Wire> holes;
      for (TopExp_Explorer e(f, TopAbs_WIRE); e.More(); e.Next())
        if (!e.Current().IsSame(outer))
          for (const TopoDS_Wire &w : moved(TopoDS::Wire(e.Current()), -distance)) holes.push_back(w);
      const std::vector<TopoDS_Wire> outers = moved(outer, distance);
      if (outers.size() > 1 && !holes.empty()) fail("the offset splits an outline with holes");
      for (const TopoDS_Wire &w : outers) {
        const TopoDS_Face grown = face(w, holes);
        if (!BRepCheck_Analyzer(grown).IsValid()) fail("the offset outline crosses itself");
        builder.Add(result, grown);
        count++;
      }
    }
    if (count == 0) throw Failure{OCC_EMPTY, "nothing is left of the outline"};
    return result;
  });
}
