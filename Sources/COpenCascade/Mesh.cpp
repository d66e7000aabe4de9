// Tessellation: the kernel's incremental mesher, its vertices along shared edges made one.
//
// Faces are meshed one by one over edges that were discretised once. The nodes of two faces along their common edge,
// and of all faces at a vertex, are joined (union-find over the polygons that the mesher leaves on the edges), and each
// class gets one position: so the surface closes bit by bit, whatever a face's own rounding says.
#include "Shape.hpp"

#include <BRepAdaptor_Surface.hxx>
#include <BRepMesh_IncrementalMesh.hxx>
#include <BRepTools.hxx>
#include <BRep_Tool.hxx>
#include <IMeshTools_Parameters.hxx>
#include <Poly_PolygonOnTriangulation.hxx>
#include <Poly_Triangulation.hxx>
#include <TColStd_Array1OfInteger.hxx>
#include <TopExp.hxx>
#include <TopExp_Explorer.hxx>
#include <TopTools_IndexedDataMapOfShapeListOfShape.hxx>
#include <TopTools_IndexedMapOfShape.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Edge.hxx>
#include <TopoDS_Face.hxx>
#include <TopoDS_Vertex.hxx>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <vector>

using namespace pintle;

namespace {

struct Patch {
  TopoDS_Face face;
  Handle(Poly_Triangulation) mesh;
  TopLoc_Location location;
  int start;
};

class Nodes {
public:
  explicit Nodes(size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0); }
  int root(int i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  /// The smaller index leads, so that the outcome does not depend on the order of joining.
  void join(int a, int b) {
    a = root(a), b = root(b);
    if (a < b) parent_[b] = a;
    if (b < a) parent_[a] = b;
  }

private:
  std::vector<int> parent_;
};

/// The outward unit normal at (u, v), or that of a point close by along v where the surface has none (a pole, an apex:
/// there it depends on the u it is seen from). False in that case. `middle`: a v inside the face.
bool normal(const BRepAdaptor_Surface &surface, double middle, gp_Pnt2d uv, bool reversed, gp_Vec &n) {
  for (const double toward : {0.0, 1e-4, 1e-2}) {
    gp_Pnt p;
    gp_Vec du, dv;
    surface.D1(uv.X(), uv.Y() + (middle - uv.Y()) * toward, p, du, dv);
    // At a pole one derivative is nothing but rounding.
    const double least = std::min(du.Magnitude(), dv.Magnitude()), most = std::max(du.Magnitude(), dv.Magnitude());
    if (least <= 1e-7 * most) continue;
    n = du.Crossed(dv);
    if (n.Magnitude() <= 1e-9 * least * most) continue;
    n.Normalize();
    if (reversed) n.Reverse();
    return toward == 0;
  }
  n = gp_Vec(0, 0, 1);
  return false;
}

void tessellate(const TopoDS_Shape &shape, double deflection, double angle, bool patient) {
  BRepTools::Clean(shape);
  IMeshTools_Parameters parameters;
  parameters.Deflection = deflection * scale;
  parameters.Angle = angle;
  parameters.InParallel = Standard_False;
  // Delabella is three times as fast on bent faces and does not slow down with holes (900: 18 s by Watson).
  parameters.MeshAlgo = patient ? IMeshTools_MeshAlgoType_Watson : IMeshTools_MeshAlgoType_Delabella;
  Handle(Deadline) deadline = new Deadline;
  BRepMesh_IncrementalMesh mesher;
  mesher.SetShape(shape);
  mesher.ChangeParameters() = parameters;
  mesher.Perform(deadline->Start());
  if (deadline->expired()) throw Failure{OCC_BUDGET, "the time budget ran out"};
}

/// Joins the nodes of all faces along every edge and at every vertex; a vertex gives its class the position.
void weld(const std::vector<Patch> &patches, Nodes &nodes, std::vector<gp_Pnt> &positions) {
  TopTools_IndexedMapOfShape edges;
  std::vector<int> lead;  // per edge: the nodes of its first polygon
  std::vector<std::pair<int, int>> span;
  TopTools_IndexedMapOfShape vertices;
  std::vector<int> corner;
  const auto meet = [&](const TopoDS_Vertex &vertex, int node) {
    const int i = vertices.Add(vertex);
    if (i > int(corner.size())) corner.push_back(node);
    nodes.join(corner[i - 1], node);
  };
  for (const Patch &patch : patches) {
    for (TopExp_Explorer e(patch.face, TopAbs_EDGE); e.More(); e.Next()) {
      // A seam is met twice, once in each orientation, with one polygon each.
      const TopoDS_Edge edge = TopoDS::Edge(e.Current());
      const Handle(Poly_PolygonOnTriangulation) polygon =
          BRep_Tool::PolygonOnTriangulation(edge, patch.mesh, patch.location);
      if (polygon.IsNull()) continue;
      const int n = polygon->NbNodes();
      const int i = edges.Add(edge);
      if (i > int(span.size())) {
        span.push_back({int(lead.size()), n});
        for (int k = 1; k <= n; k++) lead.push_back(patch.start + polygon->Node(k) - 1);
      }
      const auto [from, count] = span[i - 1];
      for (int k = 1; k <= n; k++) {
        const int node = patch.start + polygon->Node(k) - 1;
        if (count == n) nodes.join(lead[from + k - 1], node);
        if (BRep_Tool::Degenerated(edge)) nodes.join(patch.start + polygon->Node(1) - 1, node);
      }
      const TopoDS_Vertex first = TopExp::FirstVertex(edge), last = TopExp::LastVertex(edge);
      if (!first.IsNull()) meet(first, patch.start + polygon->Node(1) - 1);
      if (!last.IsNull()) meet(last, patch.start + polygon->Node(n) - 1);
    }
  }
  for (int i = 1; i <= vertices.Extent(); i++)
    positions[nodes.root(corner[i - 1])] = BRep_Tool::Pnt(TopoDS::Vertex(vertices(i)));
  for (size_t i = 0; i < positions.size(); i++) positions[i] = positions[nodes.root(int(i))];
}

template <class T> T *array(size_t n) {
  T *p = static_cast<T *>(std::calloc(n ? n : 1, sizeof(T)));
  if (!p) fail("out of memory");
  return p;
}

} // namespace

int occ_mesh(
    const OccShape *shape, double deflection, double angle, int patient, OccMesh *out, OccStatus *status) {
  *out = OccMesh{};
  const bool done = guarded(status, [&] {
    tessellate(shape->shape, deflection, angle, patient != 0);
    std::vector<Patch> patches;
    size_t count = 0, triangles = 0;
    for (TopExp_Explorer e(shape->shape, TopAbs_FACE); e.More(); e.Next()) {
      Patch patch;
      patch.face = TopoDS::Face(e.Current());
      patch.mesh = BRep_Tool::Triangulation(patch.face, patch.location);
      if (patch.mesh.IsNull()) fail("a face could not be tessellated");
      patch.start = int(count);
      count += patch.mesh->NbNodes();
      triangles += patch.mesh->NbTriangles();
      patches.push_back(patch);
    }
    if (triangles == 0) throw Failure{OCC_EMPTY, "nothing is left"};

    std::vector<gp_Pnt> positions(count);
    for (const Patch &patch : patches)
      for (int i = 1; i <= patch.mesh->NbNodes(); i++)
        positions[patch.start + i - 1] = patch.mesh->Node(i).Transformed(patch.location);
    Nodes nodes(count);
    weld(patches, nodes, positions);

    std::vector<gp_Vec> normals(count);
    std::vector<uint32_t> indices, faces;
    indices.reserve(triangles * 3);
    faces.reserve(triangles);
    for (size_t f = 0; f < patches.size(); f++) {
      const Patch &patch = patches[f];
      const bool reversed = patch.face.Orientation() == TopAbs_REVERSED;
      const BRepAdaptor_Surface surface(patch.face, Standard_False);
      const bool plane = surface.GetType() == GeomAbs_Plane;
      const int n = patch.mesh->NbNodes();
      if (!plane && !patch.mesh->HasUVNodes()) fail("a face was tessellated without parameters");
      double u, U, v0, v1;
      BRepTools::UVBounds(patch.face, u, U, v0, v1);
      const double middle = (v0 + v1) / 2;
      std::vector<bool> singular(n + 1, false);
      for (int i = 1; i <= n; i++) {
        gp_Vec &to = normals[patch.start + i - 1];
        if (plane && i > 1) to = normals[patch.start];
        else singular[i] = !normal(surface, middle, plane ? gp_Pnt2d() : patch.mesh->UVNode(i), reversed, to) && !plane;
      }
      for (int i = 1; i <= patch.mesh->NbTriangles(); i++) {
        int v[3];
        patch.mesh->Triangle(i).Get(v[0], v[1], v[2]);
        if (reversed) std::swap(v[1], v[2]);
        int root[3];
        for (int k = 0; k < 3; k++) root[k] = nodes.root(patch.start + v[k] - 1);
        if (root[0] == root[1] || root[1] == root[2] || root[2] == root[0]) continue;  // collapsed at a pole
        for (int k = 0; k < 3; k++) {
          int node = patch.start + v[k] - 1;
          if (singular[v[k]]) {
            // Every triangle at a pole gets the normal of its own direction.
            const gp_Pnt2d a = patch.mesh->UVNode(v[(k + 1) % 3]), b = patch.mesh->UVNode(v[(k + 2) % 3]);
            const gp_Pnt2d seen((a.X() + b.X()) / 2, patch.mesh->UVNode(v[k]).Y());
            gp_Vec own;
            normal(surface, middle, seen, reversed, own);
            positions.push_back(positions[node]);
            normals.push_back(own);
            node = int(positions.size()) - 1;
          }
          indices.push_back(uint32_t(node));
        }
        faces.push_back(uint32_t(f));
      }
    }

    const size_t t = faces.size();
    out->vertex_count = positions.size();
    out->positions = array<double>(out->vertex_count * 3);
    out->normals = array<float>(out->vertex_count * 3);
    out->indices = array<uint32_t>(t * 3);
    out->faces = array<uint32_t>(t);
    out->face_count = patches.size();
    for (size_t i = 0; i < out->vertex_count; i++)
      for (int k = 0; k < 3; k++) {
        out->positions[i * 3 + k] = positions[i].Coord(k + 1) / scale;
        out->normals[i * 3 + k] = float(normals[i].Coord(k + 1));
      }
    std::copy(indices.begin(), indices.end(), out->indices);
    std::copy(faces.begin(), faces.end(), out->faces);
    out->triangle_count = t;
    BRepTools::Clean(shape->shape);
  });
  if (!done) occ_mesh_release(out);
  return done;
}

void occ_mesh_release(OccMesh *mesh) {
  std::free(mesh->positions);
  std::free(mesh->normals);
  std::free(mesh->indices);
  std::free(mesh->faces);
  *mesh = OccMesh{};
}
