#pragma once

/// The options that say which set of migrations is meant, as they are typed.

#include <string>
#include <vector>

#include "commands/pipeline.hpp"

namespace CLI {
class App;
}

namespace pawl::generator {

/// What all verbs about a set share.
struct set_arguments {
  pipeline_options pipeline;
  std::vector<std::string> dialects;
  std::string postgresql_proof = "auto";
  std::string layout = "auto";
  std::string minimum_sqlite = {};

  /// Where the set is, and what is frozen of it.
  void add_files_to(CLI::App& verb);
  /// The same, and how it is read and proven.
  void add_to(CLI::App& verb);

  /// Throws `command_error` where a value is none that is known.
  pipeline_options read() const;
};

/// In the order they were given, each once. Throws `command_error`.
std::vector<pawl::dialect> read_dialects(const std::vector<std::string>& names);

void add_layout(CLI::App& verb, std::string& layout);
/// Null for `auto`. Throws `command_error`.
const convention* read_layout(const std::string& name);

}  // namespace pawl::generator
