#include "command_line/postgresql/index_progress.hpp"

#include <libpq-fe.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <utility>

#include "core/failing.hpp"

namespace pawl::postgresql {
namespace {

constexpr std::chrono::milliseconds pause{200};

/// What takes less than this shows no progress worth a connection.
constexpr int pauses_before_connecting = 5;

struct close_connection {
  void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
};
using connection = std::unique_ptr<PGconn, close_connection>;

struct free_result {
  void operator()(PGresult* result) const noexcept { PQclear(result); }
};

std::string question(int backend) {
  return concat(
      {"SELECT p.phase, CASE WHEN p.blocks_total OPERATOR(pg_catalog.>) 0 THEN "
       "100 OPERATOR(pg_catalog.*) p.blocks_done OPERATOR(pg_catalog./) p.blocks_total "
       "WHEN p.tuples_total OPERATOR(pg_catalog.>) 0 THEN "
       "100 OPERATOR(pg_catalog.*) p.tuples_done OPERATOR(pg_catalog./) p.tuples_total END "
       "FROM pg_catalog.pg_stat_progress_create_index AS p WHERE p.pid OPERATOR(pg_catalog.=) ",
       std::to_string(backend)});
}

/// `40 % building index: scanning table`; empty where no index is built, or nobody tells. The figure comes first: the
/// phase alone is as long as what eighty columns leave.
std::string ask(PGconn* opened, const std::string& sql) {
  if (PQstatus(opened) != CONNECTION_OK) return {};
  const std::unique_ptr<PGresult, free_result> found{PQexec(opened, sql.c_str())};
  if (PQresultStatus(found.get()) != PGRES_TUPLES_OK || PQntuples(found.get()) == 0) return {};
  const std::string phase = PQgetvalue(found.get(), 0, 0);
  return PQgetisnull(found.get(), 0, 1) != 0 ? phase : concat({PQgetvalue(found.get(), 0, 1), " % ", phase});
}

/// Ctrl-C is for the thread that migrates.
void leave_signals_alone() noexcept {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

index_progress::index_progress(std::string url, int backend, std::function<void(std::string_view)> tick)
    : url_{std::move(url)}, backend_{backend}, tick_{std::move(tick)}, thread_{[this] { run(); }} {}

index_progress::~index_progress() {
  {
    const std::lock_guard lock{mutex_};
    ends_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

bool index_progress::wait() {
  std::unique_lock lock{mutex_};
  return wake_.wait_for(lock, pause, [this] { return ends_; });
}

void index_progress::run() {
  leave_signals_alone();
  connection second;
  const std::string sql = question(backend_);
  for (int i = 0; !wait(); ++i) {
    if (i == pauses_before_connecting) second.reset(PQconnectdb(url_.c_str()));
    tick_(second ? ask(second.get(), sql) : std::string{});
  }
}

}  // namespace pawl::postgresql
