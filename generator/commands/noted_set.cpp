#include "commands/noted_set.hpp"

namespace pawl::generator {
namespace {

std::string_view word_of(compatibility value) {
  if (value == compatibility::unknown) return "unknown";
  return value == compatibility::compatible ? "compatible" : "breaking";
}

std::optional<std::vector<document_statement>> statements_of(const migration& migration) {
  if (!migration.measured) return std::nullopt;
  std::vector<document_statement> statements;
  for (const auto& effect : migration.effects) {
    const auto place = locate(migration.up, migration.up.statements[effect.statement].begin);
    statements.push_back({.where = place, .effect = effect});
  }
  return statements;
}

document_draft draft_of(const migration& migration) {
  return {.version = std::string{migration.version.text()},
          .name = migration.name,
          .file = migration.up.file->path,
          .compatibility = word_of(migration.compatible),
          .declared = migration.declared,
          .because = migration.declared ? std::string{} : migration.because,
          .statements = statements_of(migration)};
}

document_dialect dialect_of(const dialect_migrations& from) {
  document_dialect to{.dialect = to_string(from.dialect), .proof = from.proof, .drafts = {}, .repeatables = {}};
  for (const auto& migration : from.migrations) {
    if (migration.frozen)
      ++to.frozen;
    else
      to.drafts.push_back(draft_of(migration));
  }
  for (const auto& script : from.repeatables)
    to.repeatables.push_back({script.name, script.up.file->path, statements_of(script)});
  return to;
}

}  // namespace

void note_set(const migration_set& set, document& document) {
  for (const auto& dialect : set.dialects) document.dialects.push_back(dialect_of(dialect));
}

}  // namespace pawl::generator
