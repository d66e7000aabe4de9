#include "Shape.hpp"

#include <BRepAlgoAPI_Common.hxx>
#include <BRepAlgoAPI_Cut.hxx>
#include <BRepAlgoAPI_Fuse.hxx>
#include <BRepBuilderAPI_Transform.hxx>
#include <BRepCheck_Analyzer.hxx>
#include <BRep_Builder.hxx>
#include <TopExp_Explorer.hxx>
#include <TopTools_ListIteratorOfListOfShape.hxx>
#include <TopTools_ListOfShape.hxx>
#include <TopoDS_Compound.hxx>
#include <TopoDS_Iterator.hxx>
#include <gp_Ax2.hxx>
#include <gp_Trsf.hxx>

using namespace pintle;

namespace {

/// Flush faces placed by rotations differ by rounding; 10 nm counts as flush.
constexpr double fuzzy = 1e-5;

/// The members of compounds, one by one: the kernel treats each argument as free of self-interference.
void append(const TopoDS_Shape &shape, TopTools_ListOfShape &list) {
  if (shape.ShapeType() != TopAbs_COMPOUND) {
    list.Append(shape);
    return;
  }
  for (TopoDS_Iterator i(shape); i.More(); i.Next()) append(i.Value(), list);
}

TopTools_ListOfShape members(const OccShape *const *shapes, size_t count) {
  TopTools_ListOfShape list;
  for (size_t i = 0; i < count; i++) append(shapes[i]->shape, list);
  return list;
}

bool isFlat(const TopTools_ListOfShape &list) { return !list.IsEmpty() && list.First().ShapeType() == TopAbs_FACE; }

/// All faces of a flat result in one compound; fails where there are none.
TopoDS_Shape flat(const TopoDS_Shape &shape) {
  BRep_Builder builder;
  TopoDS_Compound all;
  builder.MakeCompound(all);
  TopoDS_Shape only;
  int count = 0;
  for (TopExp_Explorer e(shape, TopAbs_FACE); e.More(); e.Next(), count++) {
    only = e.Current();
    builder.Add(all, only);
  }
  if (count == 0) throw Failure{OCC_EMPTY, "nothing is left"};
  return count == 1 ? only : TopoDS_Shape(all);
}

template <class Operation>
TopoDS_Shape combined(const TopTools_ListOfShape &arguments, const TopTools_ListOfShape &tools, bool rough) {
  Handle(Deadline) deadline = new Deadline;
  Operation operation;
  operation.SetArguments(arguments);
  operation.SetTools(tools);
  operation.SetNonDestructive(Standard_True);
  operation.SetRunParallel(Standard_False);
  operation.SetFuzzyValue(fuzzy);
  operation.Build(deadline->Start());
  if (deadline->expired()) throw Failure{OCC_BUDGET, "the time budget ran out"};
  if (operation.HasErrors() || !operation.IsDone()) fail("the boolean operation failed");
  const bool area = isFlat(arguments);
  const auto cleaned = [&](const TopoDS_Shape &s) { return area ? flat(s) : solids(s); };
  const TopoDS_Shape raw = operation.Shape();
  if (rough) return cleaned(raw);
  // Faces and edges that the operation split without need are joined again; where that spoils the result it is left.
  operation.SimplifyResult(Standard_True, Standard_True, 1e-6);
  const TopoDS_Shape simple = cleaned(operation.Shape());
  if (BRepCheck_Analyzer(simple).IsValid()) return simple;
  const TopoDS_Shape plain = cleaned(raw);
  if (!BRepCheck_Analyzer(plain).IsValid()) fail("the result is not sound");
  return plain;
}

} // namespace

OccShape *occ_boolean(
    int operation, const OccShape *const *arguments, size_t argument_count, const OccShape *const *tools,
    size_t tool_count, int rough, OccStatus *status) {
  return made(status, [&] {
    const TopTools_ListOfShape a = members(arguments, argument_count), b = members(tools, tool_count);
    if (a.IsEmpty() || b.IsEmpty()) fail("a boolean operation needs two sides");
    switch (operation) {
    case OCC_UNION: return combined<BRepAlgoAPI_Fuse>(a, b, rough != 0);
    case OCC_DIFFERENCE: return combined<BRepAlgoAPI_Cut>(a, b, rough != 0);
    default: return combined<BRepAlgoAPI_Common>(a, b, rough != 0);
    }
  });
}

OccShape *occ_compound(const OccShape *const *shapes, size_t count, OccStatus *status) {
  return made(status, [&]() -> TopoDS_Shape {
    const TopTools_ListOfShape list = members(shapes, count);
    if (list.IsEmpty()) throw Failure{OCC_EMPTY, "nothing is left"};
    if (list.Extent() == 1) return list.First();
    BRep_Builder builder;
    TopoDS_Compound all;
    builder.MakeCompound(all);
    for (TopTools_ListIteratorOfListOfShape i(list); i.More(); i.Next()) builder.Add(all, i.Value());
    return all;
  });
}

OccShape *occ_moved(const OccShape *shape, const double r[9], const double t[3], OccStatus *status) {
  return made(status, [&] { return shape->shape.Moved(TopLoc_Location(placement(r, t))); });
}

OccShape *occ_mirrored(const OccShape *shape, const double at[3], const double normal[3], OccStatus *status) {
  return made(status, [&] {
    gp_Trsf image;
    image.SetMirror(gp_Ax2(point(at), gp_Dir(vector(normal))));
    return tidied(BRepBuilderAPI_Transform(shape->shape, image, Standard_True).Shape());
  });
}
