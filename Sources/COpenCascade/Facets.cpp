// Triangles as a boundary representation: planar faces that share their edges and vertices.
#include "Shape.hpp"

#include <BRepBuilderAPI_MakeEdge.hxx>
#include <BRepBuilderAPI_MakeFace.hxx>
#include <BRepBuilderAPI_MakeWire.hxx>
#include <BRep_Builder.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Edge.hxx>
#include <TopoDS_Face.hxx>
#include <TopoDS_Shell.hxx>
#include <TopoDS_Solid.hxx>
#include <TopoDS_Vertex.hxx>
#include <TopoDS_Wire.hxx>
#include <gp_Pln.hxx>

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

using namespace pintle;

OccShape *occ_facets(
    const double *positions, size_t vertex_count, const uint32_t *triangles, size_t triangle_count, int closed,
    OccStatus *status) {
  return made(status, [&]() -> TopoDS_Shape {
    BRep_Builder builder;
    std::vector<TopoDS_Vertex> vertices(vertex_count);
    std::vector<gp_Pnt> points(vertex_count);
    for (size_t i = 0; i < vertex_count; i++) {
      points[i] = point(positions + 3 * i);
      builder.MakeVertex(vertices[i], points[i], 1e-7);
    }
    std::map<std::pair<uint32_t, uint32_t>, TopoDS_Edge> edges;
    // From the lower vertex to the higher; a null edge where they lie in one point.
    const auto edge = [&](uint32_t a, uint32_t b) {
      const auto key = std::minmax(a, b);
      const auto [at, isNew] = edges.try_emplace({key.first, key.second});
      if (isNew) {
        BRepBuilderAPI_MakeEdge maker(vertices[key.first], vertices[key.second]);
        if (maker.IsDone()) at->second = maker.Edge();
      }
      return at->second.IsNull() || a < b ? at->second : TopoDS_Edge(TopoDS::Edge(at->second.Reversed()));
    };
    TopoDS_Shell shell;
    builder.MakeShell(shell);
    size_t faces = 0;
    for (size_t t = 0; t < triangle_count; t++) {
      const uint32_t *v = triangles + 3 * t;
      if (v[0] >= vertex_count || v[1] >= vertex_count || v[2] >= vertex_count) fail("a triangle without a vertex");
      const gp_Vec normal = gp_Vec(points[v[0]], points[v[1]]).Crossed(gp_Vec(points[v[0]], points[v[2]]));
      const TopoDS_Edge sides[3] = {edge(v[0], v[1]), edge(v[1], v[2]), edge(v[2], v[0])};
      // Slivers have no plane.
      if (normal.Magnitude() < 1e-12 || sides[0].IsNull() || sides[1].IsNull() || sides[2].IsNull()) continue;
      TopoDS_Wire wire;
      builder.MakeWire(wire);
      for (const TopoDS_Edge &side : sides) builder.Add(wire, side);
      wire.Closed(Standard_True);
      BRepBuilderAPI_MakeFace face(gp_Pln(points[v[0]], gp_Dir(normal)), wire, Standard_True);
      if (!face.IsDone()) continue;
      builder.Add(shell, face.Face());
      faces++;
    }
    if (faces == 0) throw Failure{OCC_EMPTY, "nothing is left"};
    if (!closed || faces < triangle_count) return shell;
    shell.Closed(Standard_True);
    TopoDS_Solid solid;
    builder.MakeSolid(solid);
    builder.Add(solid, shell);
    return solid;
  });
}
