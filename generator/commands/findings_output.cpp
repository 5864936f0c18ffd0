#include "commands/findings_output.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <new>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command_line/console.hpp"
#include "commands/not_empty.hpp"
#include "commands/pipeline.hpp"
#include "commands/rule_pages.hpp"
#include "commands/typed_words.hpp"
#include "diagnostics/formats/formats.hpp"
#include "diagnostics/printable.hpp"
#include "emit/output_file.hpp"
#include "git/repository.hpp"

namespace pawl::generator {
namespace {

namespace fs = std::filesystem;

std::string last_value(std::string_view option, std::span<const char* const> words) {
  const auto values = values_of(option, words);
  return values.empty() ? std::string{} : std::string{values.back()};
}

bool asks_for_help(std::span<const char* const> words) {
  return std::ranges::any_of(words, [](std::string_view word) { return word == "--help" || word == "-h"; });
}

/// The top of the repository that the folder lies in, or the working folder.
std::string root_of(const std::string& directory) {
  try {
    const repository git{directory};
    fs::path root = fs::canonical(directory);
    for (auto depth = std::ranges::count(git.prefix(), '/'); depth > 0; --depth) root = root.parent_path();
    return root.string();
  } catch (const std::exception&) {
    return fs::current_path().string();
  }
}

/// What the words of a command line choose.
struct choice {
  /// Null where no document is wanted.
  const generator::format* format = nullptr;
  /// Empty for standard output.
  std::string file = {};
};

choice chosen_in(std::span<const char* const> words) {
  if (words.empty() || is_on_database(words.front()) || asks_for_help(words)) return {};
  choice chosen{.format = find_format(last_value("--format", words)), .file = last_value("--report", words)};
  const generator::format* const text = find_format("text");
  if (chosen.format == nullptr) chosen.format = text;
  if (chosen.format == text && chosen.file.empty()) return {};
  return chosen;
}

console console_for(const choice& chosen, const console& plain, document& noted) {
  const bool takes_output = chosen.format != nullptr && chosen.file.empty();
  if (takes_output) return {plain.err, plain.err, plain.colour, nullptr, {}, &noted, false};
  console changed = plain;
  if (chosen.format != nullptr) changed.noted = &noted;
  return changed;
}

void write(document& document, const choice& chosen, std::ostream& out) {
  if (chosen.format == nullptr) return;
  document.pages = pages_of(document.findings);
  if (chosen.format->names_from_root) document.root = root_of(document.directory);
  const std::string text = chosen.format->write(document);
  if (chosen.file.empty())
    out << text;
  else
    write_files(std::array{output_file{chosen.file, text}}, write_mode::always);
}

/// Does it, or says why it could not be done.
std::string problem_of(const std::function<void()>& work, std::ostream& err) {
  std::string problem;
  try {
    work();
    return problem;
  } catch (const std::bad_alloc&) {
    problem = "out of memory";
  } catch (const std::exception& error) {
    problem = error.what();
  }
  err << "pawl: " << printable(problem) << '\n';
  return problem;
}

}  // namespace

void findings_arguments::add_to(CLI::App& verb) {
  std::vector<std::string_view> names;
  for (const auto& each : formats()) names.push_back(each.name);
  verb.add_option("--format", format, "How findings are told; a document for machines goes to standard output")
      ->type_name(fmt::format("{}", fmt::join(names, "|")))
      ->check(
          [](const std::string& name) {
            return find_format(name) != nullptr ? std::string{} : "there is no such format as " + name;
          },
          "")
      ->capture_default_str();
  refuse_empty(*verb.add_option("--report", report, "Write that to this file instead, and print text"))
      .type_name("<file>");
}

int run_with_document(std::span<const char* const> words, const std::string& version, const console& plain,
                      const std::function<int(console&)>& work) {
  const choice chosen = chosen_in(words);
  document document{.version = version, .verb = words.empty() ? "" : words.front()};
  document.directory = last_value("--directory", words);
  if (document.directory.empty()) document.directory = pipeline_options{}.directory;
  console shown = console_for(chosen, plain, document);
  int code = could_not_run;
  document.problem = problem_of([&] { code = work(shown); }, plain.err);
  document.exit_code = code;
  document.ran = code != could_not_run;
  if (!problem_of([&] { write(document, chosen, plain.out); }, plain.err).empty()) code = could_not_run;
  return commands::after_printing(plain.out, plain.err, code);
}

}  // namespace pawl::generator
