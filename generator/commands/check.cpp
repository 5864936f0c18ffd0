#include "commands/check.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace pawl::generator {

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

int check(const pipeline_options& options, console& console) {
  const auto result = run_pipeline(options);
  const int code = report(result, console);
  if (code != success) return code;
  for (const auto& [dialect, migrations, proof] : result.set.dialects) {
    const auto frozen = static_cast<std::size_t>(std::ranges::count_if(migrations, &migration::frozen));
    console.out << fmt::format("{}, {} frozen, {}: {}\n", counted(migrations.size(), "migration"), frozen,
                               counted(migrations.size() - frozen, "draft"), proof);
  }
  return code;
}

}  // namespace pawl::generator
