#include "commands/set_arguments.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "commands/console.hpp"
#include "commands/engines.hpp"
#include "commands/not_empty.hpp"
#include "commands/proof_option.hpp"
#include "commands/recognise_dialects.hpp"
#include "source/conventions/table.hpp"
#include "source/sqlite_version.hpp"

namespace pawl::generator {
namespace {

pawl::dialect read_dialect(const std::string& name) {
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql}) {
    if (name != to_string(dialect)) continue;
    if (find_engine(dialect) != nullptr) return dialect;
    throw command_error{fmt::format("--dialect {0}: this pawl was built without {0}", name)};
  }
  throw command_error{fmt::format("--dialect {}: no such dialect; there are sqlite and postgresql", name)};
}

std::uint32_t read_minimum(const std::string& text, const std::vector<pawl::dialect>& dialects) {
  const auto number = read_sqlite_version(text);
  if (!number) throw command_error{fmt::format("--minimum-sqlite {}: no version of SQLite, such as 3.40.0", text)};
  const auto* engine = find_engine(pawl::dialect::sqlite);
  if (engine == nullptr || std::ranges::find(dialects, pawl::dialect::sqlite) == dialects.end())
    throw command_error{"--minimum-sqlite is for the dialect sqlite, and the set is not written in it"};
  const auto own = engine->name();
  if (number > read_sqlite_version(std::string_view{own}.substr(own.find(' ') + 1)))
    throw command_error{
        fmt::format("--minimum-sqlite {}: this pawl proves on {}, which cannot run what a newer one can", text, own)};
  return *number;
}

}  // namespace

std::vector<pawl::dialect> read_dialects(const std::vector<std::string>& names) {
  std::vector<pawl::dialect> dialects;
  for (const auto& name : names) {
    const auto dialect = read_dialect(name);
    if (std::ranges::find(dialects, dialect) == dialects.end()) dialects.push_back(dialect);
  }
  return dialects;
}

const convention* read_layout(const std::string& name) {
  if (name == "auto") return nullptr;
  if (const auto* layout = find_convention(name)) return layout;
  std::vector<std::string_view> known{"auto"};
  for (const auto* layout : conventions()) known.push_back(layout->name);
  throw command_error{fmt::format("--layout {}: there are {}", name, fmt::join(known, ", "))};
}

void add_layout(CLI::App& verb, std::string& layout) {
  verb.add_option("--layout", layout, "The tool whose files these are; auto: the files tell")
      ->type_name("<layout>")
      ->capture_default_str();
}

void set_arguments::add_files_to(CLI::App& verb) {
  verb.add_option("--directory", pipeline.directory, "The folder of the migrations")
      ->type_name("<dir>")
      ->capture_default_str();
  verb.add_option("--lock-file", pipeline.lock_file, "What is frozen; migrations.lock in the folder if left out")
      ->type_name("<file>");
  refuse_empty(*verb.add_option("--frozen-since", pipeline.frozen_since,
                                "What this commit of git's holds is frozen too: a branch, a tag, such as origin/main"))
      .type_name("<ref>");
  add_layout(verb, layout);
}

void set_arguments::add_to(CLI::App& verb) {
  add_files_to(verb);
  verb.add_option("--dialect", dialects,
                  "What the scripts are written in: sqlite or postgresql, once for each; if left out, what file "
                  "names and lock file tell, else sqlite")
      ->type_name("<dialect>");
  refuse_empty(*verb.add_option("--minimum-sqlite", minimum_sqlite,
                                "The oldest SQLite that programs may run with; lint warns of what is newer"))
      .type_name("<version>");
  verb.add_option("--allow", pipeline.lint.allow, "What lint need not say of any draft; in quotes, with the reason")
      ->type_name("'<rule> <reason>'");
  verb.add_option("--enable", pipeline.lint.enable, "A rule of lint that is off unless it is asked for")
      ->type_name("<rule>");
  verb.add_flag("!--no-lint", pipeline.lints, "Neither lint the drafts nor prove them with rows");
  verb.add_flag("--warnings-as-errors", pipeline.warnings_as_errors, "A warning is an error");
  add_proof_option(verb, postgresql_proof).capture_default_str();
  verb.add_option("--proof-cache", pipeline.proof.cache, "A folder that keeps what makes the next proof shorter")
      ->type_name("<dir>");
}

pipeline_options set_arguments::read() const {
  auto options = pipeline;
  options.proof.postgresql = read_proof(postgresql_proof);
  options.layout = read_layout(layout);
  if (dialects.empty()) {
    recognise_dialects(options);
  } else {
    options.dialects = read_dialects(dialects);
  }
  if (!minimum_sqlite.empty()) options.minimum_sqlite = read_minimum(minimum_sqlite, options.dialects);
  return options;
}

}  // namespace pawl::generator
