#include "commands/schema.hpp"

#include <fmt/format.h>

#include "commands/schema_file.hpp"
#include "emit/output_file.hpp"

namespace pawl::generator {

int schema(schema_options options, console& console) {
  if (options.write.empty() && !console.prints_findings) {
    throw command_error{
        "the SQL and the findings cannot both go to standard output: --write puts the first into a file, --report the "
        "second"};
  }
  options.pipeline.proof.with_script = true;
  options.pipeline.lints = false;
  const auto result = run_pipeline(options.pipeline);
  const int code = report(result, console);
  if (code != success) return code;

  std::vector<output_file> files;
  const auto paths = schema_paths(options.write, options.pipeline.dialects);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    files.push_back({paths[i], schema_file_text(result.set.dialects[i])});
    if (!files.back().content.empty()) continue;
    throw command_error{fmt::format("the schema for {} is not known: {}", to_string(result.set.dialects[i].dialect),
                                    result.set.dialects[i].proof)};
  }
  if (options.write.empty()) {
    for (const auto& file : files) console.out << file.content;
    return success;
  }
  write_files(files, write_mode::if_changed);
  for (const auto& file : files) console.out << fmt::format("wrote {}; commit it with the migrations\n", file.path);
  return success;
}

}  // namespace pawl::generator
