#include <pawl/command_engine.hpp>

#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "command_line/database_commands.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/parse.hpp"
#include "command_line/words.hpp"

namespace pawl {
namespace {

using namespace commands;

/// The program's own migrations.
class embedded_set final : public set_source {
 public:
  explicit embedded_set(const migration_set& set) : set_{set} {}
  const migration_set& read(const set_request&) override { return set_; }

 private:
  const migration_set& set_;
};

int parse_and_run(const migration_set& set, list<const command_engine*> engines, int argc, const char* const* argv,
                  options options, console& console) {
  const std::string name = std::filesystem::path{argc > 0 ? argv[0] : "migrate"}.filename().string();
  if (options.program.empty()) options.program = name;
  CLI::App app{"Shows and changes which migrations a database has.", name};
  app.require_subcommand(1);
  app.footer(exit_codes_text);
  embedded_set source{set};
  database_commands verbs{app, engines, source, std::move(options)};
  if (const auto code = parse(app, argc, argv, console)) return *code;
  return verbs.run(console);
}

}  // namespace

int run_command_line(const migration_set& set, list<const command_engine*> engines, int argc, const char* const* argv,
                     const options& options) {
  console console{std::cout, std::cerr, standard_terminal()};
  std::string problem;
  int code = wrong_use;
  try {
    return after_printing(std::cout, std::cerr, parse_and_run(set, engines, argc, argv, options, console));
  } catch (const usage_error& reason) {
    problem = reason.what();
  } catch (const std::exception& reason) {
    problem = reason.what();
    code = failed;
  }
  std::cerr << harmless(problem) << std::endl;
  return code;
}

}  // namespace pawl
