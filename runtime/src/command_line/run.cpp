#include "command_line/run.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "command_line/interruption.hpp"
#include "command_line/report.hpp"
#include "command_line/session.hpp"
#include "command_line/watcher.hpp"
#include "command_line/words.hpp"

namespace pawl::commands {
namespace {

/// The forms in which a database may be written, joined by ` or `.
std::string forms(list<const command_engine*> engines) {
  std::string text;
  for (const command_engine* engine : engines) text += fmt::format("{}{}", text.empty() ? "" : " or ", engine->form);
  return text;
}

exit_code code_for(errc code) {
  if (code == errc::pending) return pending;
  return code == errc::diverged || code == errc::newer_database ? diverged : failed;
}

class runner {
 public:
  runner(const verb_call& call, console& console) : call_{call}, console_{console} { subject_.verb = call.verb.name; }

  int run() {
    try {
      const outcome result = work();
      print(result);
      return result.code;
    } catch (const usage_error& reason) {
      return report({reason.what()}, wrong_use);
    } catch (const unreadable_set& reason) {
      return report({reason.what()}, failed, false);
    } catch (const refused& reason) {
      return report({reason.what()}, failed);
    } catch (const interrupted&) {
      return report_interruption();
    } catch (const error& reason) {
      if (interruption::signal() != 0) return report_interruption();
      return report_failure(reason.details());
    } catch (const std::bad_alloc&) {
      return report({"out of memory"}, failed);
    } catch (const std::exception& reason) {
      return report({reason.what()}, failed);
    }
  }

 private:
  outcome work() {
    const std::string database = database_name();
    const command_engine& engine = engine_for(database);
    subject_.database = engine.shown(database);
    subject_.dialect = to_string(engine.dialect);
    if (subject_.database.empty()) {
      throw usage_error{
          fmt::format("the database is not written as {}; percent-encode what is special in a password", engine.form)};
    }
    secrets_ = engine.secrets(database);
    if (call_.given.database.empty()) say(fmt::format("DATABASE_URL names {}", subject_.database));
    const auto connection = engine.open(database, call_.verb.mode);
    const migration_set& set =
        call_.source.read({engine.dialect, call_.verb.use, [&] { return connection->set_names(call_.options); },
                           [&](const std::string& text) { say(text); }});
    subject_.set = set.name;
    return run_on(*connection, set);
  }

  outcome run_on(command_connection& connection, const migration_set& set) {
    watcher watcher{console_, {call_.given.quiet || call_.given.is_json(), call_.verb.writes(), secrets_}};
    options options = call_.options;
    options.observer = &watcher;
    session session{connection, set, call_.given, std::move(options), watcher, console_, subject_.database};
    std::optional<interruption> catching;
    if (call_.verb.writes()) catching.emplace(connection);
    const bool draws = call_.verb.writes() && console_.screen.progress_width > 0;
    const watching ticking{connection, draws ? &watcher : nullptr};
    const counting kept{watcher, committed_};
    return call_.verb.perform(session);
  }

  /// Ticks for as long as it lives.
  struct watching {
    watching(command_connection& opened, commands::watcher* watcher) : connection{opened} {
      if (watcher != nullptr) connection.watch([watcher](std::string_view detail) { watcher->tick(detail); });
    }
    watching(const watching&) = delete;
    watching& operator=(const watching&) = delete;
    ~watching() { connection.watch({}); }

    command_connection& connection;
  };

  /// Keeps what lasts for the message, whatever happens.
  struct counting {
    const commands::watcher& watcher;
    std::size_t& committed;
    ~counting() { committed = watcher.committed_steps(); }
  };

  std::string database_name() const {
    if (!call_.given.database.empty()) return call_.given.database;
    const char* const url = std::getenv("DATABASE_URL");
    if (url != nullptr && *url != '\0') return url;
    throw usage_error{fmt::format("name the database, or set DATABASE_URL: {}", forms(call_.engines))};
  }

  const command_engine& engine_for(const std::string& database) const {
    for (const command_engine* engine : call_.engines) {
      if (engine->recognises(database)) return *engine;
    }
    // Its beginning alone: the rest may hold a password.
    const std::size_t end = std::min(database.find(':'), database.size());
    throw usage_error{fmt::format(
        "{} is no database that this program knows; write {}",
        end < database.size() ? database.substr(0, end + 1) + "..." : "what DATABASE_URL says", forms(call_.engines))};
  }

  void print(const outcome& result) {
    if (call_.given.is_json()) {
      console_.out << json_of(subject_, result) << std::flush;
    } else {
      print_human(result, call_.given.quiet, console_);
      console_.out << std::flush;
    }
  }

  int report(const problem& problem, int code, bool names_database = true) {
    if (call_.given.is_json()) {
      console_.out << json_of(subject_, problem, code, secrets_) << std::flush;
    } else {
      const std::string where = subject_.database.empty() ? call_.verb.name : subject_.database;
      const std::string text = names_database ? fmt::format("{}: {}", where, problem.text) : problem.text;
      console_.err << harmless(text, secrets_) << std::endl;
    }
    return code;
  }

  int report_failure(error_details details) {
    details.message = as_typed(std::move(details.message));
    details.hint = as_typed(std::move(details.hint));
    const error typed{std::move(details)};
    const std::string text = committed_ == 0 ? typed.what() : fmt::format("{}\n{}", typed.what(), what_stays());
    return report({text, &typed.details()}, code_for(typed.code()));
  }

  int report_interruption() {
    const std::string text =
        committed_ == 0 ? "interrupted: nothing was changed" : fmt::format("interrupted: {}", what_stays());
    return report({text}, ended_by_signal + interruption::signal());
  }

  std::string what_stays() const {
    return fmt::format("{} before that {} done and stay{}", counted(committed_, "step"), committed_ == 1 ? "is" : "are",
                       committed_ == 1 ? "s" : "");
  }

  void say(const std::string& text) {
    if (!call_.given.quiet && !call_.given.is_json()) console_.err << harmless(text, secrets_) << std::endl;
  }

  const verb_call& call_;
  console& console_;
  subject subject_;
  std::vector<std::string> secrets_;
  std::size_t committed_ = 0;
};

}  // namespace

int run_verb(const verb_call& call, console& console) {
  const without_broken_pipes pipes;
  return runner{call, console}.run();
}

}  // namespace pawl::commands
