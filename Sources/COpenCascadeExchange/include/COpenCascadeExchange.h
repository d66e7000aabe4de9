// The one symbol of the library `PintleExchange`; what it answers is told in OccExchange.h.
#pragma once

#include "COpenCascade.h"

#ifdef __cplusplus
extern "C" {
#endif

const OccExchange *occ_exchange(void);

#ifdef __cplusplus
}
#endif
