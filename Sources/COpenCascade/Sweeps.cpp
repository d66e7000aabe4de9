#include "Shape.hpp"

#include <BRepBuilderAPI_Transform.hxx>
#include <BRepClass3d_SolidClassifier.hxx>
#include <BRepLib.hxx>
#include <BRepOffsetAPI_ThruSections.hxx>
#include <BRepPrimAPI_MakePrism.hxx>
#include <BRepPrimAPI_MakeRevol.hxx>
#include <BRepTools.hxx>
#include <BRep_Builder.hxx>
#include <TopExp_Explorer.hxx>
#include <TopoDS.hxx>
#include <TopoDS_Compound.hxx>
#include <TopoDS_Face.hxx>
#include <TopoDS_Solid.hxx>
#include <TopoDS_Wire.hxx>
#include <gp_Ax1.hxx>

#include <cmath>

using namespace pintle;

namespace pintle {

namespace {

template <class Turn> TopoDS_Shape collected(const TopoDS_Shape &shape, Turn &&turn) {
  BRep_Builder builder;
  TopoDS_Compound all;
  builder.MakeCompound(all);
  TopoDS_Shape only;
  int count = 0;
  for (TopExp_Explorer e(shape, TopAbs_SOLID); e.More(); e.Next()) {
    TopoDS_Solid solid = TopoDS::Solid(e.Current());
    turn(solid);
    builder.Add(all, solid);
    only = solid;
    count++;
  }
  if (count == 0) throw Failure{OCC_EMPTY, "nothing is left"};
  return count == 1 ? only : TopoDS_Shape(all);
}

} // namespace

TopoDS_Shape solids(const TopoDS_Shape &shape) {
  return collected(shape, [](TopoDS_Solid &) {});
}

TopoDS_Shape tidied(const TopoDS_Shape &shape) {
  return collected(shape, [](TopoDS_Solid &solid) {
    if (volume(solid) >= 0) return;
    BRepLib::OrientClosedSolid(solid);
    if (volume(solid) < 0) solid.Reverse();
  });
}

} // namespace pintle

OccShape *occ_extrude(const OccShape *face, double height, OccStatus *status) {
  return made(status, [&] {
    BRepPrimAPI_MakePrism prism(face->shape, gp_Vec(0, 0, height * scale));
    if (!prism.IsDone()) fail("the outline cannot be extruded");
    return tidied(prism.Shape());
  });
}

OccShape *occ_revolve(
    const OccShape *face, const double origin[3], const double axis[3], double angle, OccStatus *status) {
  return made(status, [&] {
    const gp_Ax1 line(point(origin), gp_Dir(vector(axis)));
    const bool whole = std::abs(angle) >= 2 * M_PI - 1e-12;
    BRepPrimAPI_MakeRevol turned = whole ? BRepPrimAPI_MakeRevol(face->shape, line)
                                         : BRepPrimAPI_MakeRevol(face->shape, line, angle);
    if (!turned.IsDone()) fail("the outline cannot be revolved");
    return tidied(turned.Shape());
  });
}

OccShape *occ_loft(const OccShape *const *faces, size_t count, int ruled, OccStatus *status) {
  return made(status, [&] {
    BRepOffsetAPI_ThruSections skin(Standard_True, ruled != 0, 1e-5);
    skin.CheckCompatibility(Standard_True);
    for (size_t i = 0; i < count; i++) {
      TopExp_Explorer face(faces[i]->shape, TopAbs_FACE);
      if (!face.More()) fail("a section without an area");
      skin.AddWire(BRepTools::OuterWire(TopoDS::Face(face.Current())));
    }
    skin.Build();
    if (!skin.IsDone()) fail("no skin goes over these sections");
    return tidied(skin.Shape());
  });
}
