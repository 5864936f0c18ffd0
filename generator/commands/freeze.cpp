#include "commands/freeze.hpp"

#include <array>

#include <fmt/format.h>

#include "emit/output_file.hpp"
#include "guard/lock_file.hpp"

namespace pawl::generator {
namespace {

void list_frozen(const migration_set& set, console& console) {
  for (const auto& dialect : set.dialects) {
    for (const auto& migration : dialect.migrations) {
      const bool down_changed = migration.frozen && !migration.down_frozen;
      if (migration.frozen && !down_changed) continue;
      console.out << fmt::format("{} {} {} ({})\n", down_changed ? "took the down script of" : "froze",
                                 migration.version.text(), migration.name, to_string(dialect.dialect));
    }
  }
}

}  // namespace

int freeze(const freeze_options& options, console& console) {
  if (!options.release.empty() && !is_release_name(options.release)) {
    throw command_error{
        fmt::format("--release {}: a release's name holds letters, digits and `._+-`", options.release)};
  }
  auto result = run_pipeline(options.pipeline);
  const int code = report(result, console);
  if (code != success) return code;

  const auto path = options.pipeline.lock_path();
  const auto before = read_lock(path, result.found).value_or(lock_file{.path = path, .entries = {}});
  const auto after = freeze(before, result.set, options.release);
  if (print_lock(after) == print_lock(before)) {
    console.out << "nothing to freeze: every migration is frozen\n";
    return success;
  }
  write_files(std::array{output_file{path, print_lock(after)}}, write_mode::always);
  list_frozen(result.set, console);
  console.out << fmt::format("wrote {}; commit it with the migrations\n", path);
  return success;
}

}  // namespace pawl::generator
