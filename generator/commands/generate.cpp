#include "commands/generate.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "commands/schema_file.hpp"
#include "emit/depfile.hpp"
#include "emit/generated_code.hpp"
#include "emit/output_file.hpp"
#include "source/folder.hpp"

namespace pawl::generator {
namespace {

void check_names(const code_names& names) {
  if (!is_set_name(names.set)) {
    throw command_error{
        fmt::format("--name {}: a set's name holds letters, digits, `_`, `-` and `.`, and begins with a letter "
                    "or `_`",
                    names.set)};
  }
  if (!is_namespace(names.name_space)) {
    throw command_error{fmt::format("--namespace {}: not a namespace that C++ can open", names.name_space)};
  }
}

/// Whether Ninja can read the path in a depfile; CMake looked only at the paths that it gave.
bool is_readable_by_ninja(const std::string& path) { return path.find_first_of("]#$&'*<>?[^`") == std::string::npos; }

/// What a change of means that the set must be generated anew. A lock file that is not there cannot be waited for.
std::vector<std::string> inputs_of(const pipeline_result& result, const pipeline_options& options) {
  auto inputs = result.files;
  if (auto lock = options.lock_path(); std::filesystem::exists(lock)) inputs.push_back(std::move(lock));
  if (!options.listed.empty()) inputs.push_back(options.listed);
  if (!options.schema_file.empty()) {
    for (auto& path : schema_paths(options.schema_file, options.dialects)) inputs.push_back(std::move(path));
  }
  std::ranges::copy_if(result.git_files, std::back_inserter(inputs), is_readable_by_ninja);
  return inputs;
}

void write_outputs(const pipeline_result& result, const generate_options& options) {
  const auto folder = path_in(options.output, options.names.set);
  const auto source = path_in(folder, "migrations.cpp");
  // No mode touches a header that is right: whoever includes it is not compiled again because a migration was added.
  const output_file header{path_in(folder, "migrations.hpp"), generated_header(options.names)};
  write_files({&header, 1}, write_mode::if_changed);
  // The source is the newest, because Make compares it with everything else.
  std::vector<output_file> files;
  if (!options.depfile.empty()) {
    files.push_back({options.depfile, depfile(source, inputs_of(result, options.pipeline))});
  }
  files.push_back({source, generated_source(result.set, options.names)});
  write_files(files, options.write_if_changed ? write_mode::if_changed : write_mode::always);
}

}  // namespace

int generate(const generate_options& options, console& console) {
  check_names(options.names);
  const auto result = run_pipeline(options.pipeline);
  const int code = report(result, console);
  if (code == success) write_outputs(result, options);
  return code;
}

}  // namespace pawl::generator
