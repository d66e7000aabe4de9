// An assembly through XDE: the root, its parts as assemblies, their shapes as instances of products with a colour.
#include "Exchange.hpp"

#include <APIHeaderSection_MakeHeader.hxx>
#include <BRepBuilderAPI_Transform.hxx>
#include <Interface_HArray1OfHAsciiString.hxx>
#include <STEPCAFControl_Writer.hxx>
#include <STEPConstruct.hxx>
#include <STEPConstruct_Styles.hxx>
#include <StepAP214.hxx>
#include <StepAP214_Protocol.hxx>
#include <StepData_StepModel.hxx>
#include <StepData_StepWriter.hxx>
#include <StepRepr_RepresentationItem.hxx>
#include <StepRepr_NextAssemblyUsageOccurrence.hxx>
#include <StepVisual_Colour.hxx>
#include <StepVisual_MechanicalDesignGeometricPresentationRepresentation.hxx>
#include <StepVisual_PresentationStyleAssignment.hxx>
#include <StepVisual_StyledItem.hxx>
#include <TDataStd_Name.hxx>
#include <TopExp_Explorer.hxx>
#include <Transfer_FinderProcess.hxx>
#include <XCAFDoc_DocumentTool.hxx>
#include <XCAFDoc_ShapeTool.hxx>
#include <XSControl_TransferWriter.hxx>
#include <XSControl_WorkSession.hxx>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <vector>

namespace pintle {

namespace {

void name(const TDF_Label &label, const char *utf8) {
  TDataStd_Name::Set(label, TCollection_ExtendedString(encoded(utf8).c_str()));
}

/// Of its own alone: XDE takes equal shapes, and solids within them, for one product and so for one colour. A location
/// within a product cannot be said; it goes into the geometry.
TopoDS_Shape ownShape(const TopoDS_Shape &shape) {
  const gp_Trsf placed = shape.Location().Transformation();
  return BRepBuilderAPI_Transform(shape.Located(TopLoc_Location()), placed, Standard_True).Shape();
}

Handle(Interface_HArray1OfHAsciiString) words(const char *text) {
  Handle(Interface_HArray1OfHAsciiString) list = new Interface_HArray1OfHAsciiString(1, 1);
  list->SetValue(1, new TCollection_HAsciiString(text));
  return list;
}

/// Nothing of the clock, the user or the machine.
void head(const Handle(StepData_StepModel) & model, const OccAssembly &assembly) {
  APIHeaderSection_MakeHeader header(model);
  const Handle(TCollection_HAsciiString) none = new TCollection_HAsciiString("");
  const Handle(TCollection_HAsciiString) generator = new TCollection_HAsciiString(assembly.generator);
  header.SetName(new TCollection_HAsciiString(encoded(assembly.name).c_str()));
  header.SetTimeStamp(new TCollection_HAsciiString("1970-01-01T00:00:00"));
  header.SetAuthor(words(""));
  header.SetOrganization(words(""));
  header.SetPreprocessorVersion(generator);
  header.SetOriginatingSystem(generator);
  header.SetAuthorisation(none);
  header.SetDescription(words("assembly"));
}

/// Whether a name has an ASCII character to be seen, outside of directives.
bool isSeen(const TCollection_HAsciiString &encoded) {
  const std::string text = encoded.ToCString();
  for (size_t i = 0; i < text.size(); i++) {
    if (text[i] == '\\') i = std::min(text.size(), text.find("\\X0\\", i)) + 3;
    else if (text[i] != ' ') return true;
  }
  return false;
}

/// The translator numbers the occurrences of all files that it ever wrote; here each file begins anew. Where a name has
/// no ASCII in it, it is the identifier too: readers of this kernel take such a name for none and show the identifier.
void identifyOccurrences(const Handle(StepData_StepModel) & model) {
  int number = 0;
  for (int i = 1; i <= model->NbEntities(); i++) {
    const Handle(StepRepr_NextAssemblyUsageOccurrence) one =
        Handle(StepRepr_NextAssemblyUsageOccurrence)::DownCast(model->Value(i));
    if (one.IsNull()) continue;
    number++;
    one->SetId(isSeen(*one->Name()) ? new TCollection_HAsciiString(number) : one->Name());
  }
}

/// Colours on the solids and shells of the products, in their order: XDE would write them in the order of addresses in
/// memory, which differs from run to run.
void colour(const Handle(XSControl_WorkSession) & session, const std::vector<TopoDS_Shape> &shapes,
            const OccProduct *products) {
  STEPConstruct_Styles styles(session);
  STEPConstruct_DataMapOfAsciiStringTransient named;
  STEPConstruct_DataMapOfPointTransient mixed;
  const Handle(Transfer_FinderProcess) written = session->TransferWriter()->FinderProcess();
  for (size_t i = 0; i < shapes.size(); i++) {
    const double *c = products[i].colour;
    const Handle(StepVisual_Colour) surface = STEPConstruct_Styles::EncodeColor(
        Quantity_Color(c[0], c[1], c[2], Quantity_TOC_RGB), named, mixed);
    styles.ClearStyles();
    const auto add = [&](const TopoDS_Shape &piece) {
      const Handle(StepRepr_RepresentationItem) item = STEPConstruct::FindEntity(written, piece);
      if (item.IsNull()) fail("a shape was not written");
      const Handle(StepVisual_Colour) seenThrough = c[3] < 1 ? surface : Handle(StepVisual_Colour)();
      styles.AddStyle(
          item, styles.MakeColorPSA(item, surface, Handle(StepVisual_Colour)(), seenThrough, 1 - c[3]),
          Handle(StepVisual_StyledItem)());
    };
    for (TopExp_Explorer e(shapes[i], TopAbs_SOLID); e.More(); e.Next()) add(e.Current());
    for (TopExp_Explorer e(shapes[i], TopAbs_SHELL, TopAbs_SOLID); e.More(); e.Next()) add(e.Current());
    Handle(StepVisual_MechanicalDesignGeometricPresentationRepresentation) list;
    styles.CreateMDGPR(styles.FindContext(shapes[i]), list);
    if (list.IsNull()) fail("a colour was not written");
    Handle(StepData_StepModel)::DownCast(session->Model())->AddWithRefs(list);
  }
}

/// Strings as they were meant: the writer doubles every backslash, where all of them are directives, and ends lines
/// within strings, even within a directive, which its own reader does not understand.
std::string mended(const std::string &text) {
  std::string result;
  result.reserve(text.size());
  bool inside = false, isDirective = false;
  for (const char c : text) {
    // A quote in a string is doubled: out and in again.
    if (c == '\'') inside = !inside;
    if (inside && (c == '\n' || c == '\r')) continue;
    isDirective = c == '\\' && !isDirective;
    if (c != '\\' || isDirective) result += c;
  }
  return result;
}

} // namespace

int32_t writeSTEP(const OccAssembly *assembly, char **bytes, size_t *count, OccStatus *status) {
  *bytes = nullptr;
  *count = 0;
  const std::lock_guard<std::mutex> lock(exchangeLock());
  return guarded(status, [&] {
    const Handle(TDocStd_Document) document = exchangeDocument();
    const Handle(XCAFDoc_ShapeTool) shapes = XCAFDoc_DocumentTool::ShapeTool(document->Main());
    std::vector<TDF_Label> products;
    std::vector<TopoDS_Shape> solids;
    for (size_t i = 0; i < assembly->product_count; i++) {
      const OccProduct &product = assembly->products[i];
      solids.push_back(ownShape(product.shape->shape));
      const TDF_Label label = shapes->AddShape(solids.back(), Standard_False);
      name(label, product.name);
      products.push_back(label);
    }
    const TDF_Label root = shapes->NewShape();
    name(root, assembly->name);
    std::vector<TDF_Label> parts;
    for (size_t i = 0; i < assembly->part_count; i++) {
      const TDF_Label label = shapes->NewShape();
      name(label, assembly->parts[i].name);
      parts.push_back(label);
    }
    for (size_t i = 0; i < assembly->instance_count; i++) {
      const OccInstance &instance = assembly->instances[i];
      const TDF_Label label = shapes->AddComponent(
          parts.at(size_t(instance.part)), products.at(size_t(instance.product)),
          TopLoc_Location(placement(instance.place.rotation, instance.place.translation)));
      name(label, instance.name);
    }
    for (size_t i = 0; i < parts.size(); i++) {
      const OccPlace &place = assembly->parts[i].place;
      name(
          shapes->AddComponent(root, parts[i], TopLoc_Location(placement(place.rotation, place.translation))),
          assembly->parts[i].name);
    }
    shapes->UpdateAssemblies();

    STEPCAFControl_Writer writer;
    writer.SetColorMode(Standard_False);
    writer.SetNameMode(Standard_True);
    if (!writer.Transfer(document, STEPControl_AsIs)) fail("the assembly cannot be said in STEP");
    const Handle(StepData_StepModel) model = writer.ChangeWriter().Model();
    colour(writer.ChangeWriter().WS(), solids, assembly->products);
    head(model, *assembly);
    identifyOccurrences(model);
    StepData_StepWriter text(model);
    text.SendModel(StepAP214::Protocol());
    std::ostringstream out;
    if (!text.Print(out)) fail("the file cannot be written");
    const std::string file = mended(out.str());
    *bytes = static_cast<char *>(std::malloc(file.size() ? file.size() : 1));
    if (!*bytes) fail("out of memory");
    std::memcpy(*bytes, file.data(), file.size());
    *count = file.size();
  });
}

} // namespace pintle
