#include "COpenCascade.h"

#include <Standard_Version.hxx>

extern "C" const char *occ_version(void) { return OCC_VERSION_COMPLETE; }
