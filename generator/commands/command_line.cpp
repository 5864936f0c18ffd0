#include "commands/command_line.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command_line/database_commands.hpp"
#include "command_line/definition.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/parse.hpp"
#include "commands/check.hpp"
#include "commands/engines.hpp"
#include "commands/explain.hpp"
#include "commands/findings_output.hpp"
#include "commands/folder_set.hpp"
#include "commands/freeze.hpp"
#include "commands/generate.hpp"
#include "commands/new_migration.hpp"
#include "commands/not_empty.hpp"
#include "commands/renumber.hpp"
#include "commands/schema.hpp"
#include "commands/set_arguments.hpp"

namespace pawl::generator {
namespace {

/// What a verb does once its options are read.
using action = std::function<int(console&)>;

/// The verbs; each adds its options to the parser and its work to `chosen`.
class verbs {
 public:
  explicit verbs(CLI::App& app) : app_{app} {
    app.require_subcommand(1);
    add_new(app);
    add_check(app);
    add_freeze(app);
    add_schema(app);
    add_renumber(app);
    add_generate(app);
    add_explain(app);
    on_database_.emplace(app, command_engines(), folder_, options{.program = "pawl " PAWL_VERSION});
    add_documents(app);
  }

  int run(console& console) {
    if (!on_database_->is_chosen()) return chosen_(console);
    commands::console plain{console.out, console.err, console.screen};
    return on_database_->run(plain);
  }

 private:
  CLI::App& add(CLI::App& app, const std::string& name, const std::string& description, const std::string& example) {
    auto& verb = *app.add_subcommand(name, description);
    verb.footer("Example:\n  " + example);
    return verb;
  }

  void add_new(CLI::App& app) {
    auto& verb = add(app, "new", "Make an empty migration with the next version", "pawl new add_search");
    verb.add_option("name", new_.name, "Letters, digits, `_` and `-`")->required()->type_name("<name>");
    verb.add_option("--directory", new_.directory, "The folder of the migrations")
        ->type_name("<dir>")
        ->capture_default_str();
    verb.add_option("--dialect", set_.dialects, "Make a script for this dialect alone; one for all if left out")
        ->type_name("<dialect>");
    add_layout(verb, set_.layout);
    verb.callback([this] { chosen_ = [this](console& console) { return run_new(console); }; });
  }

  void add_check(CLI::App& app) {
    auto& verb =
        add(app, "check", "Prove the migrations and say what is wrong", "pawl check --directory db/migrations");
    set_.add_to(verb);
    findings_.add_to(verb);
    verb.add_flag("--require-frozen", set_.pipeline.require_frozen, "A draft is an error");
    verb.add_flag("--list", check_.lists_all, "List every draft; many are only counted otherwise");
    verb.add_flag("--locks", check_.shows_locks, "Show which locks the statements of drafts take on a server")
        ->excludes("--no-lint");
    add_schema_file(verb);
    verb.callback([this] { chosen_ = [this](console& console) { return run_check(console); }; });
  }

  void add_schema_file(CLI::App& verb) {
    verb.add_option("--schema-file", set_.pipeline.schema_file, "Must hold what `pawl schema` prints")
        ->type_name("<file>");
  }

  void add_schema(CLI::App& app) {
    auto& verb = add(app, "schema", "Print the SQL that makes what the migrations make, or write it to a file",
                     "pawl schema --write schema.sql");
    set_.add_to(verb);
    findings_.add_to(verb);
    verb.add_option("--write", schema_.write, "The file; with several dialects each has one: schema.sqlite.sql")
        ->type_name("<file>");
    verb.callback([this] {
      chosen_ = [this](console& console) {
        schema_.pipeline = set_.read();
        return schema(schema_, console);
      };
    });
  }

  void add_freeze(CLI::App& app) {
    auto& verb = add(app, "freeze", "Check, then note in the lock file that the migrations may never change again",
                     "pawl freeze --release 1.2.0");
    set_.add_to(verb);
    findings_.add_to(verb);
    verb.add_option("--release", release_, "What ships them, for messages")->type_name("<release>");
    verb.callback([this] { chosen_ = [this](console& console) { return freeze({set_.read(), release_}, console); }; });
  }

  void add_renumber(CLI::App& app) {
    auto& verb = add(app, "renumber", "After a merge: move drafts behind what is frozen, and apart",
                     "pawl renumber --frozen-since origin/main");
    set_.add_files_to(verb);
    findings_.add_to(verb);
    verb.add_flag("--yes", renumber_.yes, "Do not ask");
    verb.add_flag("--dry-run", renumber_.dry_run, "Show what would be renamed, and rename nothing");
    verb.callback([this] {
      chosen_ = [this](console& console) {
        renumber_.pipeline = set_.read();
        return renumber(renumber_, console);
      };
    });
  }

  void add_generate(CLI::App& app) {
    auto& verb = add(app, "generate", "Prove the migrations and write the C++ that embeds them; what the build calls",
                     "pawl generate --name notes_schema --output build/include");
    set_.add_to(verb);
    findings_.add_to(verb);
    const auto option = [&](const char* name, std::string& value, const char* type, const char* description) {
      return verb.add_option(name, value, description)->type_name(type);
    };
    refuse_empty(*option("--name", generate_.names.set, "<set>", "The set's name, which databases remember"))
        .required();
    option("--namespace", generate_.names.name_space, "<a::b>", "Where migrations() is declared; the name if left out");
    option("--output", generate_.output, "<dir>", "Gets <set>/migrations.hpp and .cpp")->required();
    option("--listed", set_.pipeline.listed, "<file>", "The .sql files that CMake saw, one name a line");
    option("--depfile", generate_.depfile, "<file>", "Gets what the output depends on, for Make and Ninja");
    verb.add_flag("--require-frozen", set_.pipeline.require_frozen, "A draft is an error");
    add_schema_file(verb);
    verb.add_flag("--write-if-changed", generate_.write_if_changed, "Leave outputs alone that would stay the same");
    verb.callback([this] { chosen_ = [this](console& console) { return run_generate(console); }; });
  }

  void add_explain(CLI::App& app) {
    auto& verb = add(app, "explain", "Print what a message means and what to do about it", "pawl explain gap");
    verb.add_option("id", id_, "What stands in brackets behind the message; all there are, if left out")
        ->type_name("<id>");
    verb.callback([this] { chosen_ = [this](console& console) { return explain(id_, console); }; });
  }

  /// What the package installs is made by these; nobody else has to know them.
  void add_documents(CLI::App& app) {
    auto& completion = add(app, "completion", "Print the completion for a shell", "pawl completion bash");
    completion.group("");
    completion.add_option("shell", shell_, "The shell")
        ->required()
        ->type_name("bash|zsh")
        ->check(CLI::IsMember({"bash", "zsh"}));
    completion.callback([this] {
      chosen_ = [this](console& console) {
        const auto definition = commands::definition_of(app_);
        console.out << (shell_ == "bash" ? bash_completion(definition) : zsh_completion(definition));
        return success;
      };
    });
    auto& manual = add(app, "man", "Print the manual page", "pawl man | man -l -");
    manual.group("");
    manual.callback([this] {
      chosen_ = [this](console& console) {
        console.out << commands::manual(commands::definition_of(app_), "pawl " PAWL_VERSION);
        return success;
      };
    });
  }

  int run_new(console& console) {
    new_.dialects = read_dialects(set_.dialects);
    new_.layout = read_layout(set_.layout);
    return new_migration(new_, console);
  }

  int run_check(console& console) {
    check_.pipeline = set_.read();
    check_.pipeline.schema_hint = fmt::format("write it anew: pawl schema --write {}, with the options of this command",
                                              check_.pipeline.schema_file);
    return check(check_, console);
  }

  int run_generate(console& console) {
    if (generate_.names.name_space.empty()) generate_.names.name_space = generate_.names.set;
    generate_.pipeline = set_.read();
    generate_.pipeline.schema_hint =
        fmt::format("write it anew: cmake --build build --target {}_schema", generate_.names.set);
    return generate(generate_, console);
  }

  set_arguments set_;
  findings_arguments findings_;
  check_options check_;
  new_options new_;
  renumber_options renumber_;
  generate_options generate_;
  schema_options schema_;
  std::string release_;
  std::string id_;
  std::string shell_;
  CLI::App& app_;
  folder_set folder_;
  std::optional<commands::database_commands> on_database_;
  action chosen_;
};

int parse_and_run(int argc, const char* const* argv, console& console) {
  CLI::App app{"Proves SQL migrations, compiles them into a program, and applies them to databases.", "pawl"};
  app.set_version_flag("--version", fmt::format("pawl {} ({})", PAWL_VERSION, engine_names()));
  app.footer(commands::exit_codes_text);
  verbs verbs{app};
  commands::console plain{console.out, console.err, console.screen};
  if (const auto code = commands::parse(app, argc, argv, plain)) return *code;
  return verbs.run(console);
}

std::span<const char* const> words_of(int argc, const char* const* argv) {
  return {argv + std::min(argc, 1), argv + argc};
}

}  // namespace

int run_command_line(int argc, const char* const* argv, console console) {
  return run_with_document(words_of(argc, argv), PAWL_VERSION, console,
                           [&](generator::console& shown) { return parse_and_run(argc, argv, shown); });
}

int refuse_command_line(int argc, const char* const* argv, console console, const std::string& problem) {
  return run_with_document(words_of(argc, argv), PAWL_VERSION, console,
                           [&](generator::console&) -> int { throw command_error{problem}; });
}

}  // namespace pawl::generator
