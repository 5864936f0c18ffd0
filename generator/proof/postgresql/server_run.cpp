#include "proof/postgresql/server_run.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <pawl/migrator.hpp>
#include <pawl/postgresql.hpp>

#include "proof/postgresql/schema_judge.hpp"
#include "proof/postgresql/server_error.hpp"
#include "proof/schema_difference.hpp"
#include "source/repeatables.hpp"

namespace pawl::generator {

server_run::server_run(const throwaway_server& server, const dialect_migrations& set)
    : server_{server},
      migrations_{set.migrations},
      constant_{"proof", set},
      catalogue_{server.connection_string(superuser_role)} {}

server_run::~server_run() = default;

run_result server_run::run(const run_range& range, const std::function<void(std::size_t)>& pause) {
  result_ = {.applied = range.applied};
  held_ = range.applied;
  for (std::size_t next = range.applied; next < range.end;) {
    const auto to = batch_end(next, range);
    const bool pauses = std::ranges::count(range.pauses, to) > 0;
    if (!prove(next, to, range) || ((pauses || to == range.end) && !go_up(to))) return result_;
    if (pauses) {
      checkpoint();
      pause(to);
    }
    next = to;
  }
  return result_;
}

bool server_run::proves_down(std::size_t index, const run_range& range) const {
  return index >= range.proven && !down_to_prove(migrations_[index]).empty();
}

/// Whether the schemas before and after it are wanted.
bool server_run::is_asked(std::size_t index, const run_range& range) const {
  return index >= range.proven && migrations_[index].undecided.has_value();
}

/// Whether the schema before it is wanted, so that it begins where the one before it has ended.
bool server_run::is_looked_at(std::size_t index, const run_range& range) const {
  return index < range.end && (proves_down(index, range) || is_asked(index, range));
}

/// Where to stop going up at once.
std::size_t server_run::batch_end(std::size_t from, const run_range& range) const {
  std::size_t to = from + 1;
  if (is_looked_at(from, range)) return to;
  while (to < range.end && std::ranges::count(range.pauses, to) == 0 && !is_looked_at(to, range)) ++to;
  return to;
}

bool server_run::prove(std::size_t from, std::size_t to, const run_range& range) {
  // One whose down is proven goes up in a session of its own later; others go up only once.
  if (!proves_down(from, range) && !go_up(from)) return false;
  if (is_looked_at(from, range) && !schema_) schema_ = catalogue_.read();
  const auto before = std::exchange(schema_, std::nullopt);
  if (!go_up(to)) return false;
  const bool asked = is_asked(from, range);
  if (asked || is_looked_at(to, range)) schema_ = catalogue_.read();
  if (asked) {
    const auto& unseen = *migrations_[from].undecided;
    result_.judged.insert_or_assign(from, judge_schemas(*before, *schema_, unseen, catalogue_.foreign_routines()));
  }
  return !proves_down(from, range) || prove_down(from, *before);
}

/// The second up is left to the next call of go_up(), which goes further at once.
bool server_run::prove_down(std::size_t index, const catalogue_text& before) {
  result_.clean = false;
  result_.applied = index;
  if (!go_to(index, index, pawl::direction::down)) return false;
  held_ = index;
  // PostgreSQL cannot put a column back where it was.
  const auto difference = schema_difference(before, catalogue_.read(), {.columns = column_order::ignored});
  if (difference.empty()) return true;
  const auto& down = *migrations_[index].down;
  result_.finding = {.id = "down-mismatch",
                     .where = locate(down, down.statements.front().begin),
                     .message = "the down script does not bring the schema back",
                     .hint = difference + "a down script undoes what its up script did, in the opposite order",
                     .notes = {}};
  return false;
}

bool server_run::go_up(std::size_t to) {
  if (held_ == to) return true;
  const auto first = held_;
  // Its down has run.
  const bool again = !result_.clean;
  if (go_to(to, first, pawl::direction::up)) {
    held_ = result_.applied = to;
    result_.clean = true;
    return true;
  }
  if (again && result_.applied == first && result_.finding && result_.finding->id == "postgresql-proof") {
    result_.finding->id = "down-mismatch";
    result_.finding->hint =
        "its down script leaves something in its way, or it needs what the migration before it left in the session";
    result_.finding->message = "the up script fails when it runs again after its down: " + result_.finding->message;
  }
  return false;
}

/// As new: what a script leaves in its session is not there for the next, since a program may be started in between.
/// Settings of a role or a database reach new sessions only; all else can be discarded, which is much faster.
pqxx::connection& server_run::session() {
  auto settings = catalogue_.session_settings();
  if (session_ && session_->is_open() && settings == session_settings_) {
    pqxx::nontransaction{*session_}.exec("DISCARD ALL");
    return *session_;
  }
  session_.reset();
  session_ = std::make_unique<pqxx::connection>(server_.connection_string(script_role));
  session_settings_ = std::move(settings);
  return *session_;
}

bool server_run::go_to(std::size_t count, std::size_t index, pawl::direction direction) {
  try {
    pawl::postgresql_database database{session()};
    pawl::migrator migrator{database, constant_.set(), {.table_lock_attempts = 1, .program = "pawl"}};
    if (direction == pawl::direction::up)
      migrator.to(std::string{migrations_[count - 1].version.text()});
    else
      migrator.down(1);
    return true;
  } catch (const pawl::error& error) {
    blame(error, index, direction);
  } catch (const pqxx::failure& failure) {
    blame(pawl::error{{.code = errc::connection_lost, .message = "the server ended the connection"}}, index, direction);
  }
  return false;
}

void server_run::blame(const pawl::error& error, std::size_t index, pawl::direction direction) {
  const auto& details = error.details();
  const auto is_it = [&](const migration& each) {
    return each.up.file->path == details.file && details.migration == each.version.text() + ' ' + each.name;
  };
  const auto named = std::find_if(migrations_.begin() + static_cast<std::ptrdiff_t>(index), migrations_.end(), is_it);
  const auto& migration = named != migrations_.end() && direction == pawl::direction::up ? *named : migrations_[index];
  const bool down = direction == pawl::direction::down;
  const auto& script = down ? *migration.down : migration.up;
  result_.applied = static_cast<std::size_t>(&migration - migrations_.data());
  // Those before it are committed.
  if (!down && result_.applied > index) result_.clean = true;
  result_.damaged = is_damage(error);
  if (const auto why = server_.exceeded(); !why.empty()) {
    result_.finding = {.id = "proof-limit",
                       .where = locate(script, offset_at(script, details.line, details.column)),
                       .message = "the proof of this set " + why,
                       .hint = "a build must end: make large values, and fill large tables, in the program",
                       .notes = {}};
    result_.clean = false;
    return;
  }
  if (error.code() == errc::connection_lost && blame_ended_session(index, direction)) return;
  if ((result_.stop = not_provable(error, script))) {
    result_.stop->chain = migration.chain;
    result_.stop->down = down_to_prove(migration);
    result_.stop->in_down = down;
    return;
  }
  known_names names;
  try {
    names = catalogue_.names();
  } catch (const std::exception&) {
    // The server is gone; the finding says so.
    result_.clean = false;
  }
  result_.finding = explain_refusal(error, script, names);
  if (migration.second_run) blame_second_run(*result_.finding);
}

/// Whether the server goes on, and holds the migrations before the one that ended its own session. Nothing else says
/// which that was: many of them travel in one message.
bool server_run::blame_ended_session(std::size_t index, pawl::direction direction) {
  try {
    const auto applied = catalogue_.applied();
    const bool down = direction == pawl::direction::down;
    const auto at = down ? index : applied;
    if (at < index || at >= migrations_.size()) return false;
    result_.applied = at;
    result_.finding = explain_ended_session(down ? *migrations_[at].down : migrations_[at].up);
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

void server_run::checkpoint() const {
  pqxx::connection session{server_.connection_string(superuser_role)};
  pqxx::nontransaction{session}.exec("CHECKPOINT");
}

std::string server_run::server_version() const {
  pqxx::connection session{server_.connection_string(superuser_role)};
  const std::string text = pqxx::nontransaction{session}.exec("SHOW server_version")[0][0].c_str();
  return text.substr(0, text.find(' '));
}

std::string down_to_prove(const migration& migration) {
  return migration.down && !migration.down_frozen ? migration.down->hash : std::string{};
}

}  // namespace pawl::generator
