#include "commands/folder_set.hpp"

#include <filesystem>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command_line/exit_codes.hpp"
#include "commands/not_empty.hpp"
#include "commands/proof_option.hpp"
#include "diagnostics/print.hpp"

namespace pawl::generator {

void folder_set::add_options(CLI::App& verb) {
  verb.add_option("--directory", options_.directory, "The folder of the migrations")
      ->type_name("<dir>")
      ->capture_default_str();
  verb.add_option("--lock-file", options_.lock_file, "What is frozen; migrations.lock in the folder if left out")
      ->type_name("<file>");
  refuse_empty(*verb.add_option("--name", name_,
                                "The set's name in the history; the only one there, else the folder's, if left out"))
      .type_name("<set>");
  add_proof_option(verb, proof_, "; if left out, auto for `verify` and parser for the rest");
}

/// What a verb runs was proven where it was written, and a server takes its time: SQLite alone proves again.
postgresql_proof folder_set::proof_for(commands::set_use use) const {
  if (!proof_.empty()) return read_proof(proof_);
  return use == commands::set_use::schema ? postgresql_proof::automatic : postgresql_proof::parser;
}

const pawl::migration_set& folder_set::read(const commands::set_request& request) {
  options_.dialects = {request.dialect};
  options_.proves = request.use != commands::set_use::compared;
  options_.lints = false;
  options_.proof.postgresql = proof_for(request.use);
  result_ = run_pipeline(options_);
  if (result_.found.has_errors() || !result_.listed) throw commands::unreadable_set{print(result_.found, {})};
  set_ = std::make_unique<constant_set>(name_for(request), result_.set.dialects.front());
  return set_->set();
}

/// A program remembers its migrations under the name of its add_migrations() call, which no folder tells.
std::string folder_set::name_for(const commands::set_request& request) const {
  if (!name_.empty()) return name_;
  const auto known = request.known_names();
  if (known.size() == 1) return known.front();
  if (known.size() > 1) {
    throw commands::usage_error{
        fmt::format("the history has several sets: {}; say with --name which one is meant", fmt::join(known, ", "))};
  }
  auto name = std::filesystem::absolute(options_.directory).lexically_normal();
  if (!name.has_filename()) name = name.parent_path();
  const auto last = name.filename().string();
  if (request.use == commands::set_use::run) {
    request.say(
        fmt::format("the history will know these migrations as {}; --name says otherwise, which a program that "
                    "embeds them needs: the name of its add_migrations() call",
                    last));
  }
  return last;
}

}  // namespace pawl::generator
