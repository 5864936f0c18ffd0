#include "proof/postgresql/postgresql_proof.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "proof/postgresql/environment.hpp"
#include "proof/postgresql/proof_home.hpp"
#include "proof/postgresql/server_prover.hpp"
#include "proof/postgresql/server_unavailable.hpp"
#include "source/postgresql/read_statements.hpp"

namespace pawl::generator {
namespace {

constexpr const char* no_server_hint =
    "install PostgreSQL's server (the package postgresql), name the folder of initdb and postgres in "
    "PAWL_POSTGRESQL_BINDIR, or choose the proof `parser`";

std::string parsed() { return "parsed by " + postgresql_grammar(); }

/// A migration whose scripts already have errors would only fail once more, and those behind it stand on it.
std::size_t count_flawless(const dialect_migrations& set, std::size_t provable, const diagnostics& found) {
  if (!found.has_errors()) return provable;
  const auto findings = found.sorted();
  const auto is_flawed = [&](const migration& each) {
    return !each.sound || std::ranges::any_of(findings, [&](const diagnostic& finding) {
      return finding.severity == severity::error &&
             (finding.where.file == each.up.file->path || (each.down && finding.where.file == each.down->file->path));
    });
  };
  const auto end = set.migrations.begin() + static_cast<std::ptrdiff_t>(provable);
  return static_cast<std::size_t>(std::find_if(set.migrations.begin(), end, is_flawed) - set.migrations.begin());
}

std::string described(const server_verdict& verdict, std::size_t all) {
  const auto server = "PostgreSQL " + verdict.version;
  if (verdict.proven == all) return fmt::format("proven on {} ({})", server, postgresql_grammar());
  if (verdict.proven == 0) return fmt::format("{}; none proven on {}", parsed(), server);
  return fmt::format("the first {} proven on {}, the others {}", verdict.proven, server, parsed());
}

void report_no_server(dialect_migrations& set, const std::string& why, bool required, diagnostics& found) {
  set.proof = fmt::format("{}; not proven on a server: {}", parsed(), why);
  found.add({.id = "server-unavailable",
             .severity = required ? severity::error : severity::warning,
             .message = fmt::format("the migrations for postgresql were read, not proven: {}", why),
             .hint = no_server_hint,
             .notes = {}});
}

/// What the server showed of a migration.
void take_over(const proven_step& step, migration& migration) {
  migration.down_proven = migration.down.has_value();
  migration.measured = step.measurement.how == measurement::state::done;
  migration.effects = step.measurement.effects;
  const auto& statements = migration.up.statements;
  for (auto finding : step.measurement.findings) {
    // A record that somebody has changed may say anything.
    if (migration.frozen || finding.offset >= statements.size()) continue;
    finding.offset = statements[finding.offset].begin;
    migration.shown.push_back(std::move(finding));
  }
  if (!migration.undecided || step.verdict.empty()) return;
  migration.compatible = step.verdict == "compatible" ? compatibility::compatible : compatibility::breaking;
  migration.because = step.because;
}

/// Each table once.
void add_unfilled(const std::vector<unfilled_table>& more, std::vector<unfilled_table>& all) {
  for (const auto& each : more)
    if (std::ranges::find(all, each.name, &unfilled_table::name) == all.end()) all.push_back(each);
}

void prove_on_server(dialect_migrations& set, std::size_t provable, const proof_options& options,
                     const proof_surroundings& surroundings, diagnostics& found) {
  const auto programs = find_server(surroundings.search);
  if (!programs) throw server_unavailable{"no initdb and postgres in " + places_of(surroundings.search)};
  const without_libpq_variables clean;
  proof_home home{options.cache, server_account()};
  server_prover prover{set, *programs, home, surroundings.limits, options};
  auto verdict = prover.run(provable, found);
  for (std::size_t i = 0; i < verdict.steps.size(); ++i) {
    take_over(verdict.steps[i], set.migrations[i]);
    if (!set.migrations[i].frozen) add_unfilled(verdict.steps[i].measurement.unfilled, set.unfilled);
  }
  set.proof = described(verdict, set.migrations.size());
  set.schema = std::move(verdict.schema);
}

}  // namespace

void prove_postgresql(dialect_migrations& set, std::size_t provable, const proof_options& options, diagnostics& found) {
  prove_postgresql(set, provable, options, {server_search::from_environment(), server_limits_for(set)}, found);
}

void prove_postgresql(dialect_migrations& set, std::size_t provable, const proof_options& options,
                      const proof_surroundings& surroundings, diagnostics& found) {
  set.proof = parsed();
  provable = count_flawless(set, provable, found);
  if (options.postgresql == postgresql_proof::parser || provable == 0) return;
  try {
    prove_on_server(set, provable, options, surroundings, found);
  } catch (const server_unavailable& reason) {
    report_no_server(set, reason.what(), options.postgresql == postgresql_proof::server, found);
  }
}

server_limits server_limits_for(const dialect_migrations& set) {
  std::uint64_t bytes = 0;
  for (const auto& migration : set.migrations) bytes += migration.up.length;
  server_limits limits;
  limits.statement_time += std::chrono::seconds{bytes >> 20U};
  limits.time += set.migrations.size() * std::chrono::milliseconds{500} + std::chrono::seconds{bytes >> 20U};
  limits.memory += 16 * bytes;
  limits.disk += 8 * bytes;
  return limits;
}

}  // namespace pawl::generator
