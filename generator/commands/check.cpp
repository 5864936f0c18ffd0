#include "commands/check.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pawl::generator {

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

namespace {

std::string_view word_of(compatibility value) {
  if (value == compatibility::unknown) return "not classified";
  return value == compatibility::compatible ? "compatible" : "breaking";
}

/// What a draft means to programs that do not know it.
std::string described(const migration& migration) {
  const std::string_view verdict = word_of(migration.compatible);
  const std::string_view because = migration.declared ? "as it says" : std::string_view{migration.because};
  return fmt::format("  {} {}: {}{}{}\n", migration.version.text(), migration.name, verdict,
                     because.empty() ? "" : ", ", because);
}

}  // namespace

int check(const pipeline_options& options, console& console) {
  const auto result = run_pipeline(options);
  const int code = report(result, console);
  if (code != success) return code;
  for (const auto& [dialect, migrations, proof, schema] : result.set.dialects) {
    const auto frozen = static_cast<std::size_t>(std::ranges::count_if(migrations, &migration::frozen));
    console.out << fmt::format("{}, {} frozen, {}: {}\n", counted(migrations.size(), "migration"), frozen,
                               counted(migrations.size() - frozen, "draft"), proof);
    for (const auto& migration : migrations) {
      if (!migration.frozen) console.out << described(migration);
    }
  }
  return code;
}

}  // namespace pawl::generator
