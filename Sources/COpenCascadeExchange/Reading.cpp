// A STEP file as a tree of named, placed nodes, to hold what was written against what was meant.
#include "Exchange.hpp"

#include <STEPCAFControl_Reader.hxx>
#include <TDF_LabelSequence.hxx>
#include <TDF_Tool.hxx>
#include <TDataStd_Name.hxx>
#include <XCAFDoc_ColorTool.hxx>
#include <XCAFDoc_DocumentTool.hxx>
#include <XCAFDoc_ShapeTool.hxx>

#include <cstdlib>
#include <cstring>
#include <map>
#include <sstream>
#include <vector>

namespace pintle {

namespace {

std::string nameOf(const TDF_Label &label) {
  Handle(TDataStd_Name) name;
  if (label.IsNull() || !label.FindAttribute(TDataStd_Name::GetID(), name)) return {};
  const TCollection_ExtendedString &wide = name->Get();
  std::vector<char> utf8(size_t(wide.LengthOfCString()) + 1);
  Standard_PCharacter out = utf8.data();
  wide.ToUTF8CString(out);
  return utf8.data();
}

char *copied(const std::string &text) {
  char *copy = strdup(text.c_str());
  if (!copy) fail("out of memory");
  return copy;
}

class Tree {
public:
  explicit Tree(const Handle(TDocStd_Document) & document)
      : shapes_(XCAFDoc_DocumentTool::ShapeTool(document->Main())),
        colours_(XCAFDoc_DocumentTool::ColorTool(document->Main())) {}

  void walk() {
    TDF_LabelSequence roots;
    shapes_->GetFreeShapes(roots);
    for (int i = 1; i <= roots.Length(); i++) visit(roots(i), TopLoc_Location(), 0);
  }

  std::vector<OccNode> nodes;

private:
  /// Deeper than any assembly that is written here.
  static constexpr int deepest = 100;

  void visit(const TDF_Label &label, const TopLoc_Location &above, int depth) {
    if (depth > deepest) fail("an assembly within assemblies without end");
    TDF_Label product = label;
    TopLoc_Location place = above;
    if (XCAFDoc_ShapeTool::IsReference(label)) {
      XCAFDoc_ShapeTool::GetReferredShape(label, product);
      place = above * XCAFDoc_ShapeTool::GetLocation(label);
    }
    OccNode node{};
    node.depth = depth;
    node.is_shape = !XCAFDoc_ShapeTool::IsAssembly(product);
    const gp_Trsf motion = place.Transformation();
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) node.place.rotation[3 * r + c] = motion.Value(r + 1, c + 1);
      node.place.translation[r] = motion.Value(r + 1, 4) / scale;
    }
    if (node.is_shape) {
      node.volume = volumeOf(product);
      colour(label, product, node);
    }
    nodes.push_back(node);
    nodes.back().name = copied(nameOf(label));
    nodes.back().product = copied(nameOf(product));
    if (node.is_shape) return;
    TDF_LabelSequence components;
    XCAFDoc_ShapeTool::GetComponents(product, components);
    for (int i = 1; i <= components.Length(); i++) visit(components(i), place, depth + 1);
  }

  double volumeOf(const TDF_Label &product) {
    TCollection_AsciiString entry;
    TDF_Tool::Entry(product, entry);
    const auto known = volumes_.find(entry.ToCString());
    if (known != volumes_.end()) return known->second;
    const double v = volume(XCAFDoc_ShapeTool::GetShape(product)) / (scale * scale * scale);
    volumes_[entry.ToCString()] = v;
    return v;
  }

  void colour(const TDF_Label &label, const TDF_Label &product, OccNode &node) {
    Quantity_ColorRGBA c;
    for (const TDF_Label &from : {label, product})
      for (const XCAFDoc_ColorType type : {XCAFDoc_ColorSurf, XCAFDoc_ColorGen})
        if (!node.has_colour && colours_->GetColor(from, type, c)) take(c, node);
    if (node.has_colour) return;
    // A shape of several solids has its colour on each of them.
    TDF_LabelSequence inside;
    XCAFDoc_ShapeTool::GetSubShapes(product, inside);
    for (int i = 1; i <= inside.Length() && !node.has_colour; i++)
      for (const XCAFDoc_ColorType type : {XCAFDoc_ColorSurf, XCAFDoc_ColorGen})
        if (!node.has_colour && colours_->GetColor(inside(i), type, c)) take(c, node);
  }

  static void take(const Quantity_ColorRGBA &c, OccNode &node) {
    c.GetRGB().Values(node.colour[0], node.colour[1], node.colour[2], Quantity_TOC_RGB);
    node.colour[3] = c.Alpha();
    node.has_colour = 1;
  }

  Handle(XCAFDoc_ShapeTool) shapes_;
  Handle(XCAFDoc_ColorTool) colours_;
  std::map<std::string, double> volumes_;
};

} // namespace

int32_t readSTEP(const char *bytes, size_t count, OccNode **nodes, size_t *node_count, OccStatus *status) {
  *nodes = nullptr;
  *node_count = 0;
  const std::lock_guard<std::mutex> lock(exchangeLock());
  std::vector<OccNode> found;
  const bool done = guarded(status, [&] {
    Handle(TDocStd_Document) document = exchangeDocument();
    STEPCAFControl_Reader reader;
    reader.SetColorMode(Standard_True);
    reader.SetNameMode(Standard_True);
    std::istringstream stream(std::string(bytes, count));
    if (reader.ChangeReader().ReadStream("assembly.step", stream) != IFSelect_RetDone) fail("it is no STEP file");
    if (!reader.Transfer(document)) fail("it holds nothing that can be read");
    Tree tree(document);
    struct Keep {
      Tree &tree;
      std::vector<OccNode> &found;
      ~Keep() { found = tree.nodes; }
    } keep{tree, found};
    tree.walk();
  });
  OccNode *list = done ? static_cast<OccNode *>(std::malloc((found.size() + 1) * sizeof(OccNode))) : nullptr;
  if (!list) {
    for (OccNode &node : found) {
      std::free(node.name);
      std::free(node.product);
    }
    if (done) report(status, OCC_FAILED, "out of memory");
    return 0;
  }
  std::copy(found.begin(), found.end(), list);
  *nodes = list;
  *node_count = found.size();
  return 1;
}

} // namespace pintle
