#pragma once

/// `pawl check`: the same verdict as the build's, without a build.

#include "commands/console.hpp"
#include "commands/pipeline.hpp"

namespace pawl::generator {

int check(const pipeline_options& options, console& console);

/// `6 migrations`, `1 migration`.
std::string counted(std::size_t number, std::string_view noun);

}  // namespace pawl::generator
