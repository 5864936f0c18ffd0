#include "faults/postgresql/rehearsal.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <exception>
#include <thread>

#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::faults {
namespace {

using namespace std::chrono_literals;

std::string through(const test::postgresql_proxy& proxy, const test::test_database& database) {
  return test::replaced(database.connection_string(), test::test_database::host(), proxy.host());
}

/// Whether the code tells the truth. "Lost" says that no more was committed than was reported; a standalone step may
/// have begun.
std::string lie(std::optional<errc> code, const finding& found, std::size_t reported, std::size_t last_step) {
  const std::string there = std::to_string(found.step);
  if (found.step < reported)
    return "step " + std::to_string(reported) + " was reported and step " + there + " is there";
  if (!code)
    return found.step == last_step && !found.running ? "" : "success was reported and step " + there + " is there";
  if (*code == errc::connection_lost && found.step != reported) {
    return "'connection_lost' says step " + std::to_string(reported) + " and step " + there + " is there";
  }
  return "";
}

}  // namespace

postgresql_rehearsal::postgresql_rehearsal() {
  keeper_.execute("SET client_min_messages = warning");
  std::size_t reported = 0;
  right_runner(keeper_, postgresql_set(1), reported);
}

void postgresql_rehearsal::reset() const {
  if (!wait_until_unused()) throw std::runtime_error{"somebody still uses the database"};
  keeper_.execute(postgresql_undo + postgresql_migrations().front().up + postgresql_rows);
}

/// Whoever was cut off from its program may go on for a while.
bool postgresql_rehearsal::wait_until_unused() const {
  const std::string others =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  const auto deadline = std::chrono::steady_clock::now() + 30s;
  while (keeper_.rows(others) != "0") {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(1ms);
  }
  return true;
}

verdict postgresql_rehearsal::run(const postgresql_runner& runner, test::wire_fault fault) const {
  reset();
  test::postgresql_proxy proxy{test::test_database::host()};
  std::size_t reported = 1;
  std::optional<errc> code;
  std::string strange;
  {
    const test::postgresql_session db{through(proxy, database_)};
    proxy.arm(std::move(fault));
    try {
      runner(db, set_, reported);
    } catch (const error& failure) {
      code = failure.code();
      if (*code != errc::connection_lost && *code != errc::in_doubt) strange = failure.what();
    } catch (const pqxx::failure& failure) {
      // The wrong runners know no better.
      code = errc::in_doubt;
    } catch (const std::exception& failure) {
      strange = failure.what();
    }
  }
  verdict result = examine(runner, reported, code);
  result.fault_came = proxy.fault_came();
  if (result.problem.empty() && !strange.empty()) result.problem = "not said to be a broken connection: " + strange;
  return result;
}

verdict postgresql_rehearsal::kill_client(const std::string& runner, test::wire_fault fault) const {
  reset();
  test::postgresql_proxy proxy{test::test_database::host()};
  std::atomic<pid_t> client{0};
  fault.action = [&](pid_t) {
    while (client == 0) std::this_thread::sleep_for(100us);
    ::kill(client, SIGKILL);
  };
  proxy.arm(std::move(fault));
  test::process process{upgrade_command(through(proxy, database_), {"--runner", runner})};
  client = process.pid();
  const test::process_result ended = process.wait();
  // Nobody was told anything by a program that was killed; at least the first step is there.
  const bool succeeded = ended.signal == 0 && ended.exit_code == 0;
  verdict result = examine(right_runner, succeeded ? oracle_.last_step() : 1,
                           succeeded ? std::nullopt : std::optional{errc::in_doubt});
  result.fault_came = proxy.fault_came();
  return result;
}

verdict postgresql_rehearsal::examine(const postgresql_runner& runner, std::size_t reported,
                                      std::optional<errc> code) const try {
  verdict result{.code = code};
  if (!wait_until_unused()) return {"a backend goes on and on"};
  const test::postgresql_session& db = keeper_;
  const finding found = oracle_.examine(db);
  result.more_than_reported = found.step > reported;
  result.problem = found.problem;
  if (result.problem.empty()) result.problem = lie(code, found, reported, oracle_.last_step());
  if (!result.problem.empty()) return result;
  const auto begin = std::chrono::steady_clock::now();
  std::size_t ignored = 0;
  runner(db, set_, ignored);
  const finding after = oracle_.examine(db);
  if (!after.problem.empty())
    result.problem = "after the next start: " + after.problem;
  else if (after.step != oracle_.last_step() || after.running)
    result.problem = "the next start does not finish";
  else if (std::chrono::steady_clock::now() - begin > 5s)
    result.problem = "the next start waits for somebody";
  return result;
} catch (const std::exception& failure) {
  return {.problem = std::string{"the next start fails: "} + failure.what(), .code = code};
}

test::command upgrade_command(const std::string& connection_string, const std::vector<std::string>& more) {
  test::command result{.program = PAWL_POSTGRESQL_UPGRADE_PROGRAM, .arguments = {connection_string}};
  result.arguments.insert(result.arguments.end(), more.begin(), more.end());
  result.timeout = std::chrono::minutes{2};
  return result;
}

}  // namespace pawl::faults
