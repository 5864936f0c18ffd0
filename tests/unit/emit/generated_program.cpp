#include "generated_program.hpp"

#include "emit/generated_code.hpp"

namespace pawl::test {
namespace {

constexpr const char* printing_main = R"(
#include <cstdio>
#include "migrations.hpp"
int main() {
  for (const auto& migration : generated::migrations().dialects[0].migrations)
    for (const auto& piece : migration.up.pieces) std::fwrite(piece.data, 1, piece.size, stdout);
}
)";

std::vector<std::string> arguments(const std::vector<std::string>& flags, const std::vector<std::string>& more) {
  std::vector<std::string> all{"-I", PAWL_RUNTIME_INCLUDE, "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"};
  all.insert(all.end(), flags.begin(), flags.end());
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace

generator::migration_set set_of(const std::vector<std::string>& texts) {
  generator::migration_set set{.directory = "/anywhere/migrations", .dialects = {{}}};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto number = std::to_string(i + 1);
    auto file = std::make_shared<generator::source_file>();
    file->name = number + "_step.sql";
    file->text = texts[i];
    generator::migration migration;
    migration.version = *generator::version::parse(number);
    migration.name = "step";
    const auto size = static_cast<std::uint32_t>(file->text.size());
    migration.up = {.file = file, .length = size, .statements = {{0, size}}, .hash = "t1:00", .standalone = {}};
    set.dialects[0].migrations.push_back(std::move(migration));
  }
  return set;
}

generated_program::generated_program(const generator::migration_set& set) {
  const generator::code_names names{"generated", "generated"};
  folder_.write("migrations.hpp", generated_header(names));
  folder_.write("migrations.cpp", generated_source(set, names));
  folder_.write("main.cpp", printing_main);
}

process_result generated_program::compile(const std::string& compiler, const std::vector<std::string>& flags) const {
  return run({.program = compiler, .arguments = arguments(flags, {"-c", folder_ / "migrations.cpp", "-o", object()})});
}

process_result generated_program::print_scripts(const std::string& compiler,
                                                const std::vector<std::string>& flags) const {
  const auto program = folder_ / "program";
  auto built = run({.program = compiler,
                    .arguments = arguments(flags, {folder_ / "migrations.cpp", folder_ / "main.cpp", "-o", program})});
  return built.exit_code == 0 ? run({.program = program}) : built;
}

}  // namespace pawl::test
