// What writing and reading share: one lock and one set of settings for a translator full of globals.
#pragma once

#include "COpenCascadeExchange.h"
#include "Shape.hpp"

#include <Quantity_ColorRGBA.hxx>
#include <TDocStd_Document.hxx>

#include <mutex>
#include <string>

namespace pintle {

/// The translator keeps its settings and its counters in globals: one call at a time.
std::mutex &exchangeLock();

/// A document for assemblies, and the translator told what is wanted of it: AP214, millimetres, no words on stdout.
Handle(TDocStd_Document) exchangeDocument();

/// UTF-8 as a string of ISO 10303-21 says it (section 6.4.3): ASCII as it is, the rest as \X2\…\X0\ or \X4\…\X0\.
/// Quotes are left to the writer, control characters become blanks.
std::string encoded(const char *utf8);

int32_t writeSTEP(const OccAssembly *assembly, char **bytes, size_t *count, OccStatus *status);
int32_t readSTEP(const char *bytes, size_t count, OccNode **nodes, size_t *node_count, OccStatus *status);

} // namespace pintle
