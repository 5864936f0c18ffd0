#pragma once

/// A parser's definition of its commands and options, as completion and manual need it.

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace pawl::commands {

struct defined_option {
  /// `--format`; for an argument without a name, what stands for it.
  std::string name;
  std::string help;
  /// `<dir>`, `human|json`; empty for a flag.
  std::string value;
  bool positional = false;
  bool required = false;

  /// The words it takes, where these are few.
  std::vector<std::string> choices() const;
};

struct defined_command {
  std::string name;
  std::string help;
  /// Behind the options: examples, exit codes.
  std::string footer;
  std::vector<defined_option> options;
};

struct definition {
  defined_command program;
  /// Without the hidden ones.
  std::vector<defined_command> commands;
};

definition definition_of(const CLI::App& app);

std::string bash_completion(const definition& of);
std::string zsh_completion(const definition& of);

/// Of section 1, for man(1).
std::string manual(const definition& of, const std::string& version);

}  // namespace pawl::commands
