#include "COpenCascade.h"
