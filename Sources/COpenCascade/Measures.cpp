#include "Shape.hpp"

#include <BRepAdaptor_Curve.hxx>
#include <BRepAdaptor_Surface.hxx>
#include <BRepBndLib.hxx>
#include <BRepCheck_Analyzer.hxx>
#include <BRepGProp.hxx>
#include <BRepTools.hxx>
#include <BRepTopAdaptor_FClass2d.hxx>
#include <BRep_Tool.hxx>
#include <Bnd_Box.hxx>
#include <GProp_GProps.hxx>
#include <TopExp.hxx>
#include <TopExp_Explorer.hxx>
#include <TopTools_IndexedMapOfShape.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Edge.hxx>
#include <TopoDS_Face.hxx>
#include <gp_Mat.hxx>
#include <gp_Pnt2d.hxx>

#include <cstdlib>
#include <vector>

using namespace pintle;

double pintle::volume(const TopoDS_Shape &shape) {
  GProp_GProps properties;
  BRepGProp::VolumeProperties(shape, properties, Standard_False, Standard_True);
  return properties.Mass();
}

int occ_volume(const OccShape *shape, OccVolume *out, OccStatus *status) {
  return guarded(status, [&] {
    GProp_GProps properties;
    BRepGProp::VolumeProperties(shape->shape, properties, Standard_False, Standard_True);
    const double cubic = scale * scale * scale, fifth = cubic * scale * scale;
    out->volume = properties.Mass() / cubic;
    const gp_Pnt c = properties.CentreOfMass();
    // The kernel gives the inertia about the origin's axes through the centre of mass: Ixx = ∫ (y² + z²).
    const gp_Mat inertia = properties.MatrixOfInertia();
    const double trace = (inertia(1, 1) + inertia(2, 2) + inertia(3, 3)) / 2;
    for (int i = 0; i < 3; i++) {
      out->centroid[i] = c.Coord(i + 1) / scale;
      out->second[i] = (trace - inertia(i + 1, i + 1)) / fifth;
    }
    out->second[3] = -inertia(2, 3) / fifth;
    out->second[4] = -inertia(3, 1) / fifth;
    out->second[5] = -inertia(1, 2) / fifth;
  });
}

int occ_area(const OccShape *face, double *area, OccStatus *status) {
  return guarded(status, [&] {
    GProp_GProps properties;
    BRepGProp::SurfaceProperties(face->shape, properties, Standard_False, Standard_False);
    *area = properties.Mass() / (scale * scale);
  });
}

int occ_bounds(const OccShape *shape, double lower[3], double upper[3], OccStatus *status) {
  return guarded(status, [&] {
    Bnd_Box box;
    BRepBndLib::Add(shape->shape, box, Standard_False);
    if (box.IsVoid()) throw Failure{OCC_EMPTY, "nothing is left"};
    box.Get(lower[0], lower[1], lower[2], upper[0], upper[1], upper[2]);
    for (int i = 0; i < 3; i++) {
      lower[i] /= scale;
      upper[i] /= scale;
    }
  });
}

int occ_is_valid(const OccShape *shape, OccStatus *status) {
  bool valid = false;
  guarded(status, [&] {
    if (!BRepCheck_Analyzer(shape->shape).IsValid()) fail("the surface is not sound");
    for (TopExp_Explorer e(shape->shape, TopAbs_SHELL); e.More(); e.Next())
      if (!BRep_Tool::IsClosed(e.Current())) fail("the surface is not closed");
    valid = true;
  });
  return valid;
}

int occ_wires(const OccShape *face, int32_t *wires, OccStatus *status) {
  return guarded(status, [&] {
    *wires = 0;
    for (TopExp_Explorer e(face->shape, TopAbs_WIRE); e.More(); e.Next()) ++*wires;
  });
}

int occ_counts(const OccShape *shape, int32_t *solids, int32_t *faces, int32_t *edges, OccStatus *status) {
  return guarded(status, [&] {
    const auto count = [&](TopAbs_ShapeEnum kind) {
      TopTools_IndexedMapOfShape map;
      TopExp::MapShapes(shape->shape, kind, map);
      return int32_t(map.Extent());
    };
    *solids = count(TopAbs_SOLID);
    *faces = count(TopAbs_FACE);
    *edges = count(TopAbs_EDGE);
  });
}

int occ_samples(const OccShape *shape, double **points, size_t *count, OccStatus *status) {
  *points = nullptr;
  *count = 0;
  return guarded(status, [&] {
    std::vector<gp_Pnt> list;
    TopTools_IndexedMapOfShape edges;
    TopExp::MapShapes(shape->shape, TopAbs_EDGE, edges);
    for (int i = 1; i <= edges.Extent(); i++) {
      const TopoDS_Edge edge = TopoDS::Edge(edges(i));
      if (BRep_Tool::Degenerated(edge)) continue;
      const BRepAdaptor_Curve curve(edge);
      const double a = curve.FirstParameter(), b = curve.LastParameter();
      const int n = curve.GetType() == GeomAbs_Line ? 1 : 16;
      for (int k = 0; k <= n; k++) list.push_back(curve.Value(a + (b - a) * k / n));
    }
    for (TopExp_Explorer e(shape->shape, TopAbs_FACE); e.More(); e.Next()) {
      const TopoDS_Face face = TopoDS::Face(e.Current());
      const BRepAdaptor_Surface surface(face, Standard_False);
      if (surface.GetType() == GeomAbs_Plane || surface.GetType() == GeomAbs_Cylinder ||
          surface.GetType() == GeomAbs_Cone)
        continue;  // these reach furthest on their edges
      double u, U, v, V;
      BRepTools::UVBounds(face, u, U, v, V);
      const BRepTopAdaptor_FClass2d inside(face, 1e-9);
      const int n = 8;
      for (int i = 0; i <= n; i++)
        for (int k = 0; k <= n; k++) {
          const gp_Pnt2d uv(u + (U - u) * i / n, v + (V - v) * k / n);
          if (inside.Perform(uv) != TopAbs_OUT) list.push_back(surface.Value(uv.X(), uv.Y()));
        }
    }
    if (list.empty()) throw Failure{OCC_EMPTY, "nothing is left"};
    *points = static_cast<double *>(std::malloc(list.size() * 3 * sizeof(double)));
    if (!*points) fail("out of memory");
    *count = list.size();
    for (size_t i = 0; i < list.size(); i++)
      for (int k = 0; k < 3; k++) (*points)[i * 3 + k] = list[i].Coord(k + 1) / scale;
  });
}

void occ_samples_release(double *points) { std::free(points); }
