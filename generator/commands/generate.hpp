#pragma once

/// `pawl generate`: what the build calls.

#include <string>

#include "commands/console.hpp"
#include "commands/pipeline.hpp"
#include "emit/code_names.hpp"

namespace pawl::generator {

struct generate_options {
  pipeline_options pipeline;
  code_names names;
  /// The header and the source are written to a folder in it that is called like the set.
  std::string output;
  /// Left empty, none is written.
  std::string depfile;
  bool write_if_changed = false;
};

/// Proves and embeds the set. Where anything is wrong, the files of the last good run stay as they are.
int generate(const generate_options& options, console& console);

}  // namespace pawl::generator
