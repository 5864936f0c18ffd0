#include "source/postgresql/read_statements.hpp"

#include "source/postgresql/deep_stack.hpp"
#include "source/postgresql/parse_tree.hpp"
#include "source/postgresql/script_parser.hpp"

namespace pawl::generator {
namespace {

void read(const migration& migration, pg::script_parser& parser) {
  migration.sound ? parser.parse() : parser.parse_unsound();
}

void read_up(migration& migration, pg::known_objects& known, diagnostics& found) {
  pg::script_parser parser{migration, migration.up, known, found};
  read(migration, parser);
  if (migration.declared || !migration.sound) return;
  migration.compatible = parser.judged().result().verdict();
  migration.because = parser.judged().result().reason();
  migration.undecided = parser.judged().undecided();
}

/// Nothing is asked of it but to be sound: versions decide about older programs.
void read_repeatable(migration& repeatable, pg::known_objects& known, diagnostics& found) {
  pg::script_parser parser{repeatable, repeatable.up, known, found};
  read(repeatable, parser);
}

void read_down(migration& migration, pg::known_objects& known, diagnostics& found) {
  pg::script_parser parser{migration, *migration.down, known, found};
  read(migration, parser);
}

void read(dialect_migrations& set, diagnostics& found) {
  pg::known_objects known;
  for (auto& migration : set.migrations) read_up(migration, known, found);
  for (auto& repeatable : set.repeatables) read_repeatable(repeatable, known, found);
  // Behind the ups, as they run.
  for (auto& migration : set.migrations)
    if (migration.down) read_down(migration, known, found);
}

}  // namespace

std::string postgresql_grammar() { return std::string{"PostgreSQL "} + pg::grammar_version() + "'s grammar"; }

void read_postgresql_statements(dialect_migrations& set, diagnostics& found) {
  pg::with_deep_stack([&] { read(set, found); });
}

}  // namespace pawl::generator
