#include "Exchange.hpp"

#include <Interface_Static.hxx>
#include <Message.hxx>
#include <Message_Messenger.hxx>
#include <STEPCAFControl_Controller.hxx>
#include <XCAFDoc_DocumentTool.hxx>
#include <XCAFDoc_ShapeTool.hxx>

#include <cstdlib>

namespace pintle {

std::mutex &exchangeLock() {
  static std::mutex one;
  return one;
}

Handle(TDocStd_Document) exchangeDocument() {
  static std::once_flag once;
  std::call_once(once, [] {
    // It tells of its progress on stdout, which is for results.
    Message::DefaultMessenger()->ChangePrinters().Clear();
    STEPCAFControl_Controller::Init();
    XCAFDoc_ShapeTool::SetAutoNaming(Standard_False);
  });
  Interface_Static::SetCVal("write.step.schema", "AP214IS");
  Interface_Static::SetCVal("write.step.unit", "MM");
  Interface_Static::SetCVal("xstep.cascade.unit", "MM");
  // Curves on surfaces follow from the curves in space; without them a file is half as long.
  Interface_Static::SetIVal("write.surfacecurve.mode", 0);
  Handle(TDocStd_Document) document = new TDocStd_Document("BinXCAF");
  XCAFDoc_DocumentTool::Set(document->Main());
  return document;
}

} // namespace pintle

extern "C" const OccExchange *occ_exchange(void) {
  static const OccExchange table = {
      pintle::writeSTEP, [](char *bytes) { std::free(bytes); }, pintle::readSTEP,
      [](OccNode *nodes, size_t count) {
        for (size_t i = 0; nodes && i < count; i++) {
          std::free(nodes[i].name);
          std::free(nodes[i].product);
        }
        std::free(nodes);
      }};
  return &table;
}
