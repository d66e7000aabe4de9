// What went wrong, on its way to the C boundary.
#pragma once

#include <stdexcept>
#include <string>

namespace offscreen {

/// A failure with its sentence; turned into a status at the C boundary.
struct Failure : std::runtime_error {
  int status;
  Failure(int status, const std::string &message) : std::runtime_error(message), status(status) {}
};

}  // namespace offscreen
