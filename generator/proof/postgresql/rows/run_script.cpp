#include "proof/postgresql/rows/run_script.hpp"

namespace pawl::generator {

std::string statement_text(const script& script, std::size_t index) {
  const auto& [begin, end] = script.statements[index];
  return std::string{script.text().substr(begin, end - begin)};
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
