#pragma once

#include <stdexcept>

namespace pawl::generator {

/// No throw-away server can be had; `what()` says why, without a full stop.
class server_unavailable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace pawl::generator
