/// notes: the command line.

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include <notes_schema/migrations.hpp>
#include <pawl/command_line.hpp>
#include <pawl/error.hpp>
#include <pawl/options.hpp>

#include "commands.hpp"
#include "storage.hpp"
#include "version.hpp"

namespace {

constexpr int exit_failure = 1;
constexpr int exit_usage = 2;

struct arguments {
  std::string database;
  pawl::newer_database newer = pawl::newer_database::refuse;
  std::int64_t id = 0;
  std::string text;
  std::string tag;
  std::vector<std::string> tags;
  std::vector<std::string> words;
  notes::export_format format = notes::export_format::json;
};

/// The XDG base directory specification says where a program keeps its data.
std::string default_database() {
  const auto variable = [](const char* name) { return std::string{std::getenv(name) ? std::getenv(name) : ""}; };
  std::filesystem::path folder = variable("XDG_DATA_HOME");
  if (!folder.is_absolute()) folder = std::filesystem::path{variable("HOME")} / ".local" / "share";
  return folder / "notes" / "notes.db";
}

std::string text_or_input(const std::string& text) {
  if (text != "-") return text;
  return {std::istreambuf_iterator<char>{std::cin}, {}};
}

std::string joined(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += word + ' ';
  return result;
}

notes::storage open(const arguments& given) {
  notes::storage storage{given.database, given.newer};
  notes::print_upgrade(std::cerr, given.database, storage.upgrade());
  return storage;
}

CLI::App* command(CLI::App& app, arguments& given, const std::string& name, const std::string& help,
                  std::function<void(notes::storage&)> run) {
  CLI::App* added = app.add_subcommand(name, help);
  added->callback([&given, run = std::move(run)] {
    notes::storage storage = open(given);
    run(storage);
  });
  return added;
}

void declare_writing(CLI::App& app, arguments& given) {
  auto* add = command(app, given, "add", "Keep a note and print its number",
                      [&](notes::storage& s) { std::cout << s.add(text_or_input(given.text), given.tags) << '\n'; });
  add->add_option("text", given.text, "The note; - reads it from standard input")->required();
  add->add_option("--tag,-t", given.tags, "A tag; may be given again")->allow_extra_args(false);

  auto* edit = command(app, given, "edit", "Replace the text of a note",
                       [&](notes::storage& s) { s.edit(given.id, text_or_input(given.text)); });
  edit->add_option("id", given.id, "The note's number")->required();
  edit->add_option("text", given.text, "The new text; - reads it from standard input")->required();

  auto* tag = command(app, given, "tag", "Tag a note", [&](notes::storage& s) { s.add_tag(given.id, given.tag); });
  tag->add_option("id", given.id, "The note's number")->required();
  tag->add_option("tag", given.tag, "The tag")->required();

  const auto on_note = [&](const std::string& name, const std::string& help, auto run) {
    command(app, given, name, help, run)->add_option("id", given.id, "The note's number")->required();
  };
  on_note("pin", "List a note before the others", [&](notes::storage& s) { s.set_pinned(given.id, true); });
  on_note("unpin", "List a note at its place again", [&](notes::storage& s) { s.set_pinned(given.id, false); });
  on_note("delete", "Delete a note for good", [&](notes::storage& s) { s.remove(given.id); });
}

void declare_reading(CLI::App& app, arguments& given) {
  command(app, given, "list", "List notes by title", [&](notes::storage& s) {
    notes::print_list(std::cout, s.list(given.tag));
  })->add_option("--tag,-t", given.tag, "Only notes with this tag");

  command(app, given, "show", "Print a note", [&](notes::storage& s) { notes::print_note(std::cout, s.get(given.id)); })
      ->add_option("id", given.id, "The note's number")
      ->required();

  command(app, given, "search", "Find notes that hold all of the words",
          [&](notes::storage& s) { notes::print_hits(std::cout, s.search(joined(given.words))); })
      ->add_option("words", given.words, "Words; the last may be a beginning")
      ->required();

  command(app, given, "tags", "List tags with their number of notes",
          [&](notes::storage& s) { notes::print_tags(std::cout, s.tag_counts()); });

  const std::map<std::string, notes::export_format> formats{{"json", notes::export_format::json},
                                                            {"markdown", notes::export_format::markdown}};
  command(app, given, "export", "Print every note whole",
          [&](notes::storage& s) { notes::print_export(std::cout, s.list(), given.format); })
      ->add_option("--format", given.format, "json (a line a note) or markdown")
      ->transform(CLI::CheckedTransformer(formats));

  app.add_subcommand("status", "Print the version of the database's schema; changes nothing")->callback([&] {
    notes::print_status(std::cout, given.database);
  });
}

/// Which database, and how to take it.
void declare_database(CLI::App& app, arguments& given) {
  given.database = default_database();
  app.add_option("--database", given.database, "The file that holds the notes, or postgresql://user@host/name")
      ->envname("NOTES_DATABASE")
      ->capture_default_str();
  const std::map<std::string, pawl::newer_database> choices{
      {"refuse", pawl::newer_database::refuse},
      {"allow-compatible", pawl::newer_database::allow_compatible},
      {"downgrade", pawl::newer_database::downgrade}};
  app.add_option("--newer", given.newer,
                 "Where a newer notes has upgraded the database: refuse it, allow-compatible, or downgrade, which "
                 "loses what only the newer one knows")
      ->transform(CLI::CheckedTransformer(choices));
}

int run(int argc, char** argv) {
  CLI::App app{"Keeps short notes in a database and finds them again.", "notes"};
  arguments given;
  declare_database(app, given);
  app.set_version_flag("--version", notes::program_version());
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(
      "notes migrate --help: the migrations of a database.\nExit codes: 0 done, 1 failed, 2 the command line is "
      "wrong.");
  declare_writing(app, given);
  declare_reading(app, given);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? EXIT_SUCCESS : exit_usage;
  }
  return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view{argv[1]} == "migrate") {
    return pawl::command_line(notes_schema::migrations(), argc - 1, argv + 1, {.program = notes::program_version()});
  }
  try {
    return run(argc, argv);
  } catch (const pawl::error& e) {
    std::cerr << "notes: the database was left as it was\n" << e.what() << '\n';
  } catch (const std::exception& e) {
    std::cerr << "notes: " << e.what() << '\n';
  }
  return exit_failure;
}
