#include "proof/postgresql/server_programs.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "proof/postgresql/child_process.hpp"

namespace pawl::generator {
namespace {

namespace fs = std::filesystem;

bool is_program(const fs::path& file) {
  std::error_code ignored;
  return fs::is_regular_file(file, ignored) && ::access(file.c_str(), X_OK) == 0;
}

/// A folder of links may hold one program of the two; the other is then beside what the link names.
std::optional<server_programs> programs_in(const fs::path& folder) {
  if (!folder.is_absolute() || !is_program(folder / "initdb")) return std::nullopt;
  if (is_program(folder / "postgres")) return server_programs{folder.string()};
  std::error_code failed;
  const auto real = fs::canonical(folder / "initdb", failed).parent_path();
  if (failed || !is_program(real / "postgres")) return std::nullopt;
  return server_programs{real.string()};
}

template <typename Visit>
void for_each_folder(std::string_view path, Visit visit) {
  while (!path.empty()) {
    const auto end = std::min(path.find(':'), path.size());
    if (end != 0) visit(fs::path{path.substr(0, end)});
    path.remove_prefix(std::min(end + 1, path.size()));
  }
}

std::optional<server_programs> search_path(std::string_view path) {
  std::optional<server_programs> found;
  for_each_folder(path, [&](const fs::path& folder) {
    if (!found) found = programs_in(folder);
  });
  return found;
}

std::optional<server_programs> newest_in(const fs::path& root) {
  std::error_code failed;
  std::optional<server_programs> best;
  double newest = 0;
  for (const auto& entry : fs::directory_iterator{root, failed}) {
    const double number = std::strtod(entry.path().filename().c_str(), nullptr);
    if (number <= newest) continue;
    if (auto programs = programs_in(entry.path() / "bin")) {
      best = std::move(programs);
      newest = number;
    }
  }
  return best;
}

std::optional<server_programs> ask_pg_config(std::string_view path) {
  std::optional<server_programs> found;
  for_each_folder(path, [&](const fs::path& folder) {
    if (found || !folder.is_absolute() || !is_program(folder / "pg_config")) return;
    const auto answer = run_child({.program = (folder / "pg_config").string(), .arguments = {"--bindir"}});
    if (answer.exit_code == 0) found = programs_in(answer.output.substr(0, answer.output.find('\n')));
  });
  return found;
}

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

}  // namespace

server_search server_search::from_environment() {
  return {variable("PAWL_POSTGRESQL_BINDIR"), variable("PATH"), {"/usr/lib/postgresql"}};
}

std::optional<server_programs> find_server(const server_search& search) {
  if (!search.only.empty()) return programs_in(search.only);
  if (auto found = search_path(search.path)) return found;
  for (const auto& root : search.roots) {
    if (auto found = newest_in(root)) return found;
  }
  return ask_pg_config(search.path);
}

std::string places_of(const server_search& search) {
  if (!search.only.empty()) return search.only + " (PAWL_POSTGRESQL_BINDIR)";
  std::string places = "PATH";
  for (const auto& root : search.roots) places += ", " + root + "/*/bin";
  return places + " and pg_config --bindir";
}

}  // namespace pawl::generator
