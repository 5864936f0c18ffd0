#pragma once

/// The findings of one script, by their offsets in it.

#include <cstddef>
#include <string>

#include "source/file_report.hpp"
#include "source/postgresql/refusal.hpp"

namespace pawl::generator::pg {

class script_report {
 public:
  script_report(const script& script, diagnostics& found) : report_{*script.file, found}, offset_{script.offset} {}

  /// `base` is the offset in the script from which the refusal's is counted.
  void add(const refusal& why, std::size_t base) {
    report_.error(why.id, offset_ + base + why.offset, why.message, why.hint);
  }

 private:
  file_report report_;
  std::size_t offset_;
};

}  // namespace pawl::generator::pg
