#include "COffscreenGL.h"
