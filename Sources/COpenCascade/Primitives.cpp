#include "Shape.hpp"

#include <BRepPrimAPI_MakeBox.hxx>
#include <BRepPrimAPI_MakeCone.hxx>
#include <BRepPrimAPI_MakeCylinder.hxx>
#include <BRepPrimAPI_MakeSphere.hxx>
#include <BRepPrimAPI_MakeTorus.hxx>
#include <BRepPrimAPI_MakeWedge.hxx>
#include <gp_Ax2.hxx>

using namespace pintle;

OccShape *occ_box(double x, double y, double z, OccStatus *status) {
  return made(status, [&] {
    const double h[3] = {x / 2, y / 2, z / 2}, l[3] = {-x / 2, -y / 2, -z / 2};
    return BRepPrimAPI_MakeBox(point(l), point(h)).Shape();
  });
}

OccShape *occ_cylinder(double radius, double height, OccStatus *status) {
  return made(status, [&] { return BRepPrimAPI_MakeCylinder(radius * scale, height * scale).Shape(); });
}

OccShape *occ_cone(double bottom, double top, double height, OccStatus *status) {
  return made(status, [&] {
    // The kernel refuses a cone whose radii are equal to its confusion.
    if (bottom == top) return BRepPrimAPI_MakeCylinder(bottom * scale, height * scale).Shape();
    return BRepPrimAPI_MakeCone(bottom * scale, top * scale, height * scale).Shape();
  });
}

OccShape *occ_sphere(double radius, OccStatus *status) {
  return made(status, [&] { return BRepPrimAPI_MakeSphere(radius * scale).Shape(); });
}

OccShape *occ_torus(double major, double minor, OccStatus *status) {
  return made(status, [&] { return BRepPrimAPI_MakeTorus(major * scale, minor * scale).Shape(); });
}

OccShape *occ_wedge(const double size[3], const double top_lower[2], const double top_upper[2], OccStatus *status) {
  return made(status, [&] {
    // The kernel's wedge narrows along its y; its y is our z, its z our -y.
    const double corner[3] = {-size[0] / 2, size[1] / 2, -size[2] / 2};
    const gp_Ax2 axes(point(corner), gp_Dir(0, -1, 0), gp_Dir(1, 0, 0));
    return BRepPrimAPI_MakeWedge(
               axes, size[0] * scale, size[2] * scale, size[1] * scale,
               (top_lower[0] + size[0] / 2) * scale, (size[1] / 2 - top_upper[1]) * scale,
               (top_upper[0] + size[0] / 2) * scale, (size[1] / 2 - top_lower[1]) * scale)
        .Shape();
  });
}
