#pragma once

/// pawl, run in this process on a folder of its own.

#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "commands/command_line.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::test {

struct outcome {
  int code = 0;
  std::string out;
  std::string err;
};

inline std::string read_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

class project {
 public:
  project() { std::filesystem::create_directory(folder_ / "migrations"); }

  void write(const std::string& name, const std::string& text) const { folder_.write("migrations/" + name, text); }
  std::string path(const std::string& name) const { return folder_ / name; }
  std::string read(const std::string& name) const { return read_file(path(name)); }

  /// Runs a verb with `--directory` and the arguments. Paths of the folder are shown as `@`.
  outcome run(const std::string& verb, std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {"pawl", verb, "--directory", path("migrations")});
    return run_as_typed(arguments);
  }

  outcome run_as_typed(const std::vector<std::string>& arguments) const {
    std::vector<const char*> argv;
    for (const auto& argument : arguments) argv.push_back(argument.c_str());
    std::ostringstream out, err;
    const int code = generator::run_command_line(static_cast<int>(argv.size()), argv.data(), {out, err});
    return {code, replaced(out.str(), folder_.path(), "@"), replaced(err.str(), folder_.path(), "@")};
  }

  outcome generate(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"--name", "notes", "--output", path("out")});
    return run("generate", more);
  }

 private:
  temporary_folder folder_;
};

}  // namespace pawl::test
