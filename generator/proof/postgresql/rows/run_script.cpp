#include "proof/postgresql/rows/run_script.hpp"

namespace pawl::generator {
namespace {

/// A look costs as much as a small statement, and nobody reads a table of more lines.
constexpr std::size_t most_statements = 1000;
constexpr std::uint32_t most_bytes = 1U << 20U;

}  // namespace

std::string statement_text(const script& script, std::size_t index) {
  const auto& [begin, end] = script.statements[index];
  return std::string{script.text().substr(begin, end - begin)};
}

bool is_beyond_bounds(const script& script, std::size_t index) {
  return index >= most_statements || script.statements[index].end > most_bytes;
}

bool is_large(const script& script) {
  return !script.statements.empty() && is_beyond_bounds(script, script.statements.size() - 1);
}

void run_script(postgresql::link& line, const script& script) {
  if (!script.standalone) line.ask("BEGIN");
  for (std::size_t i = 0; i < script.statements.size(); ++i) line.ask(statement_text(script, i));
  if (!script.standalone) line.ask("COMMIT");
}

std::set<std::string> touched_by(const std::vector<statement_effect>& effects) {
  std::set<std::string> tables;
  for (const auto& effect : effects)
    for (const auto& lock : effect.locks)
      if (!lock.made_here) tables.insert(lock.relation);
  return tables;
}

}  // namespace pawl::generator
