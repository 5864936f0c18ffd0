#include "commands/recognise_dialects.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "commands/engines.hpp"
#include "guard/lock_file.hpp"
#include "source/folder.hpp"
#include "source/named_files.hpp"

namespace pawl::generator {
namespace {

constexpr std::array all{pawl::dialect::sqlite, pawl::dialect::postgresql};

/// What is found of scripts that are written in another dialect.
constexpr std::array<std::string_view, 3> of_another_dialect{"sqlite-proof", "unterminated-token", "bound-parameter"};

bool lock_names(const lock_file& lock, pawl::dialect dialect) {
  return std::ranges::find(lock.entries, dialect, &lock_entry::dialect) != lock.entries.end();
}

bool names_tell(const std::vector<named_file>& files, pawl::dialect dialect) {
  return std::ranges::any_of(files, [&](const named_file& file) { return file.name.dialect == dialect; });
}

}  // namespace

void recognise_dialects(pipeline_options& options) {
  // The pipeline reads them again, and reports.
  diagnostics ignored;
  const auto files = read_names(scan(options.directory, ignored), all, options.layout, ignored);
  const auto lock = read_lock(options.lock_path(), ignored).value_or(lock_file{});
  options.dialects.clear();
  for (const auto dialect : all) {
    const bool told = names_tell(files, dialect) || lock_names(lock, dialect);
    if (told && find_engine(dialect) != nullptr) options.dialects.push_back(dialect);
  }
  if (!options.dialects.empty()) return;
  options.dialects = {default_dialect()};
  if (std::ranges::all_of(all, [](pawl::dialect dialect) { return find_engine(dialect) != nullptr; })) {
    options.assumed = default_dialect();
  }
}

std::string assumption_note(pawl::dialect assumed, const diagnostics& found) {
  const bool depends = std::ranges::any_of(found.sorted(), [](const diagnostic& finding) {
    return std::ranges::find(of_another_dialect, finding.id) != of_another_dialect.end();
  });
  if (!depends) return {};
  const auto other = assumed == pawl::dialect::sqlite ? pawl::dialect::postgresql : pawl::dialect::sqlite;
  return fmt::format(
      "note: nothing says which dialect these scripts are in: read as {}; --dialect {} reads them otherwise\n",
      to_string(assumed), to_string(other));
}

}  // namespace pawl::generator
