#include "commands/freeze.hpp"

#include <array>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "emit/output_file.hpp"
#include "guard/lock_file.hpp"

namespace pawl::generator {
namespace {

using key = std::tuple<pawl::dialect, version>;

/// What the lock file says now and did not say before.
void list_frozen(const lock_file& before, const lock_file& after, console& console) {
  std::map<key, const lock_entry*> known;
  for (const auto& entry : before.entries) known.emplace(key{entry.dialect, entry.version}, &entry);
  for (const auto& entry : after.entries) {
    const auto old = known.find({entry.dialect, entry.version});
    if (old != known.end() && old->second->down_hash == entry.down_hash) continue;
    console.out << fmt::format("{} {} {} ({})\n", old != known.end() ? "took the down script of" : "froze",
                               entry.version.text(), entry.name, to_string(entry.dialect));
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
  if (const auto left_out = count_left_out(after, result.set); left_out > 0) {
    console.out << fmt::format("left out {} for postgresql, which no server has run: freeze again where one is\n",
                               left_out == 1 ? "a down script" : fmt::format("{} down scripts", left_out));
  }
  if (print_lock(after) == print_lock(before)) {
    console.out << "nothing to freeze: every migration is frozen\n";
    return success;
  }
  write_files(std::array{output_file{path, print_lock(after)}}, write_mode::always);
  list_frozen(before, after, console);
  console.out << fmt::format("wrote {}; commit it with the migrations\n", path);
  return success;
}

}  // namespace pawl::generator
