#pragma once

/// Times in messages.

#include <chrono>
#include <string>

#include "core/failing.hpp"

namespace pawl::postgresql {

/// `30 s`, `250 ms`.
inline std::string in_words(std::chrono::milliseconds time) {
  const bool whole = time.count() % 1000 == 0;
  return concat({std::to_string(whole ? time.count() / 1000 : time.count()), whole ? " s" : " ms"});
}

}  // namespace pawl::postgresql
