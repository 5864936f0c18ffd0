#pragma once

/// `--format` and `--report`: where the findings of a set go, and as what.

#include <functional>
#include <span>
#include <string>

#include "commands/console.hpp"

namespace CLI {
class App;
}

namespace pawl::generator {

/// What the parser of the command line checks and shows in the help. Nothing else asks for the values:
/// `run_with_document()` reads them from the words, since a command line that cannot be parsed has its document too.
struct findings_arguments {
  std::string format = "text";
  std::string report;

  void add_to(CLI::App& verb);
};

/// Runs `work` and returns its exit code, or that of its failure, which is told on `plain.err`. `words` begin with the
/// verb; where they ask for a document, it is written at the end, whatever happened.
///
/// A document on standard output is all that goes there: what a verb prints there for people goes to standard error,
/// and nobody is asked anything. With `--report` it goes to that file, and the streams get what they always do.
int run_with_document(std::span<const char* const> words, const std::string& version, const console& plain,
                      const std::function<int(console&)>& work);

}  // namespace pawl::generator
