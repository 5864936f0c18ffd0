#pragma once

/// `pawl schema`: what the migrations make, as SQL.

#include <string>

#include "commands/console.hpp"
#include "commands/pipeline.hpp"

namespace pawl::generator {

struct schema_options {
  pipeline_options pipeline;
  /// The file to write; the schema is printed where it is empty.
  std::string write = {};
};

int schema(schema_options options, console& console);

}  // namespace pawl::generator
