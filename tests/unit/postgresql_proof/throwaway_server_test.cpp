#include "proof/postgresql/throwaway_server.hpp"

#include <pqxx/pqxx>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <future>
#include <optional>
#include <thread>

#include "proof/postgresql/cluster.hpp"
#include "proof/postgresql/proof_home.hpp"
#include "proof/postgresql/server_unavailable.hpp"
#include "proof_folder.hpp"

namespace {

namespace fs = std::filesystem;
using namespace pawl::generator;
using pawl::test::programs;
using pawl::test::proof_folder;
using std::chrono::milliseconds;

/// A home with a server on a copy of the empty cluster.
struct running {
  explicit running(const std::string& cache, const server_limits& limits = {}) : home{cache, server_account()} {
    home.lock();
    copy_cluster(home, empty_cluster, "work");
    server.emplace(programs(), home, "work", limits);
  }
  std::string ask(const std::string& sql, const std::string& role = superuser_role) const {
    pqxx::connection session{server->connection_string(role)};
    return pqxx::nontransaction{session}.exec(sql)[0][0].c_str();
  }
  pid_t pid() const { return static_cast<pid_t>(std::stol(*home.read("work/postmaster.pid"))); }

  proof_home home;
  std::optional<throwaway_server> server;
};

bool is_alive(pid_t pid) { return ::kill(pid, 0) == 0; }

bool ends_soon(pid_t pid) {
  for (int i = 0; i < 500 && is_alive(pid); ++i) std::this_thread::sleep_for(milliseconds{10});
  return !is_alive(pid);
}

/// What PostgreSQL says to a script.
std::string refusal_of(const running& server, const std::string& sql) {
  try {
    pqxx::connection session{server.server->connection_string(script_role)};
    pqxx::nontransaction{session}.exec(sql);
    return "";
  } catch (const std::exception& error) {
    const std::string what = error.what();
    return what.substr(0, what.find('\n'));
  }
}

TEST(throwaway_server, ListensOnASocketThatOnlyItsAccountMayOpen) {
  const proof_folder folder;
  running server{folder.cache()};
  EXPECT_EQ(server.ask("SHOW listen_addresses"), "");
  struct stat what {};
  ASSERT_EQ(::stat(server.home.socket_folder().c_str(), &what), 0);
  EXPECT_EQ(what.st_mode & 0777U, 0700U);
  EXPECT_EQ(what.st_uid, server_account().uid);
  ASSERT_EQ(::stat((server.home.socket_folder() + "/.s.PGSQL.5432").c_str(), &what), 0);
  EXPECT_EQ(what.st_mode & 0777U, 0700U);
}

TEST(throwaway_server, NeverRunsAsRoot) {
  const proof_folder folder;
  const running server{folder.cache()};
  struct stat what {};
  ASSERT_EQ(::stat(("/proc/" + std::to_string(server.pid())).c_str(), &what), 0);
  EXPECT_NE(what.st_uid, 0U);
  EXPECT_EQ(what.st_uid, server_account().uid);
}

TEST(throwaway_server, EndsWithItsObjectAndLeavesNoSocketFolder) {
  const proof_folder folder;
  pid_t pid = 0;
  std::string sockets;
  {
    running server{folder.cache()};
    pid = server.pid();
    sockets = server.home.socket_folder();
    EXPECT_TRUE(is_alive(pid));
  }
  EXPECT_FALSE(is_alive(pid));
  EXPECT_FALSE(fs::exists(sockets));
}

/// Starts a server in a process of its own, which tells its id; the process then does nothing.
pid_t start_in_child(const std::string& cache, pid_t& server) {
  int pipe_ends[2];
  if (::pipe(pipe_ends) != 0) throw std::runtime_error{"pipe failed"};
  const pid_t child = ::fork();
  if (child == 0) {
    const running started{cache};
    const pid_t pid = started.pid();
    if (::write(pipe_ends[1], &pid, sizeof pid) != sizeof pid) ::_exit(1);
    for (;;) ::pause();
  }
  ::close(pipe_ends[1]);
  if (::read(pipe_ends[0], &server, sizeof server) != sizeof server) throw std::runtime_error{"no server"};
  ::close(pipe_ends[0]);
  return child;
}

class interrupted_by : public testing::TestWithParam<int> {};

TEST_P(interrupted_by, LeavesNoServerAndTheNextOneStarts) {
  const proof_folder folder;
  pid_t server = 0;
  const pid_t child = start_in_child(folder.cache(), server);
  EXPECT_TRUE(is_alive(server));
  ::kill(child, GetParam());
  ::waitpid(child, nullptr, 0);
  // Waits for the lock, which the old server holds until it is gone.
  const running next{folder.cache()};
  EXPECT_TRUE(ends_soon(server));
  EXPECT_EQ(next.ask("SELECT 1"), "1");
}

INSTANTIATE_TEST_SUITE_P(throwaway_server, interrupted_by, testing::Values(SIGKILL, SIGTERM, SIGINT),
                         [](const auto& signal) { return "signal_" + std::to_string(signal.param); });

TEST(throwaway_server, StartsOverTheTracesOfAKilledServer) {
  const proof_folder folder;
  pid_t pid = 0;
  {
    running server{folder.cache()};
    pid = server.pid();
    ::kill(pid, SIGKILL);
    // Its processes notice.
    std::this_thread::sleep_for(milliseconds{200});
  }
  const running next{folder.cache()};
  EXPECT_EQ(next.ask("SELECT 1"), "1");
}

TEST(throwaway_server, LivesElsewhereWhereItsAccountCannotGo) {
  const proof_folder folder;
  const pawl::test::temporary_folder closed;
  fs::permissions(closed.path(), fs::perms{0700});
  std::string path;
  {
    proof_home home{closed / "build", server_account()};
    home.lock();
    path = home.path();
    make_cluster(programs(), home, {});
    copy_cluster(home, empty_cluster, "work");
    throwaway_server server{programs(), home, "work"};
    pqxx::connection session{server.connection_string(script_role)};
    if (::geteuid() == 0) {
      EXPECT_FALSE(path.starts_with(closed.path())) << path;
    }
    struct stat what {};
    ASSERT_EQ(::lstat(path.c_str(), &what), 0);
    EXPECT_EQ(what.st_mode & 0777U, 0700U);
    EXPECT_EQ(what.st_uid, server_account().uid);
  }
  // The next one finds it again.
  EXPECT_EQ((proof_home{closed / "build", server_account()}.path()), path);
  fs::remove_all(path);
}

TEST(throwaway_server, IsRefusedAFolderThatBelongsToSomebodyElse) {
  const pawl::test::temporary_folder folder;
  fs::permissions(folder.path(), fs::perms{0755});
  // Not for the account alone: everybody may enter.
  fs::create_directory(folder / "postgresql");
  fs::permissions(folder / "postgresql", fs::perms{0777});
  const proof_home home{folder.path(), server_account()};
  EXPECT_NE(home.path(), folder / "postgresql");
  fs::remove_all(home.path());
}

TEST(throwaway_server, KeepsNothingWhereNoCacheIsNamed) {
  std::string path;
  {
    proof_home home{"", server_account()};
    path = home.path();
    EXPECT_TRUE(fs::exists(path));
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(throwaway_server, RemovesWhatLiesElsewhereOnceItsCacheIsGone) {
  // Only root lends an account to its server, which may then have to live elsewhere.
  if (::geteuid() != 0) return;
  std::string stale, used;
  const pawl::test::temporary_folder closed;
  {
    const pawl::test::temporary_folder gone;
    stale = proof_home{gone / "build", server_account()}.path();
    used = proof_home{closed / "build", server_account()}.path();
  }
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours{1};
  for (const auto& each : {stale, used}) fs::last_write_time(each + "/cache", long_ago);
  const proof_folder folder;
  proof_home home{folder.cache(), server_account()};
  home.lock();
  EXPECT_FALSE(fs::exists(stale));
  EXPECT_TRUE(fs::exists(used));
  fs::remove_all(used);
}

TEST(throwaway_server, WaitsForAnotherBuildOnTheSameCache) {
  const proof_folder folder;
  std::optional<running> first{folder.cache()};
  std::promise<void> waiting;
  // flock() tells open files apart, not threads.
  auto second = std::async(std::launch::async, [&] {
    proof_home home{folder.cache(), server_account()};
    waiting.set_value();
    home.lock();
  });
  waiting.get_future().wait();
  EXPECT_EQ(second.wait_for(milliseconds{200}), std::future_status::timeout);
  first.reset();
  EXPECT_EQ(second.wait_for(std::chrono::seconds{10}), std::future_status::ready);
}

TEST(throwaway_server, SaysWhyItDoesNotStart) {
  const proof_folder folder;
  fs::remove_all(folder / "empty/global");
  try {
    const running server{folder.cache()};
    FAIL() << "it started";
  } catch (const server_unavailable& error) {
    EXPECT_NE(std::string{error.what()}.find(programs().postgres() + " does not start: "), std::string::npos)
        << error.what();
  }
}

struct attempt {
  std::string sql;
  std::string error;
};

TEST(throwaway_server, LetsNoScriptTouchTheMachine) {
  const proof_folder folder;
  const running server{folder.cache()};
  const std::string file = folder / "work/PG_VERSION";
  const std::vector<attempt> attempts{
      {"COPY (SELECT 1) TO '/tmp/pawl-was-here'",
       "ERROR:  must be superuser or have privileges of the pg_write_server_files role to COPY to a file"},
      {"CREATE TABLE a (b text); COPY a FROM '" + file + "'",
       "ERROR:  must be superuser or have privileges of the pg_read_server_files role to COPY from a file"},
      {"COPY (SELECT 1) TO PROGRAM 'touch /tmp/pawl-was-here'",
       "ERROR:  must be superuser or have privileges of the pg_execute_server_program role to COPY to or from an "
       "external program"},
      {"GRANT pg_execute_server_program TO postgres", "ERROR:  role \"pg_execute_server_program\" does not exist"},
      {"GRANT pg_read_server_files TO postgres", "ERROR:  role \"pg_read_server_files\" does not exist"},
      {"SELECT pg_read_file('" + file + "')", "ERROR:  permission denied for function pg_read_file"},
      {"SELECT pg_ls_dir('/')", "ERROR:  permission denied for function pg_ls_dir"},
      {"SELECT lo_import('" + file + "')", "ERROR:  permission denied for function lo_import"},
      {"CREATE EXTENSION file_fdw", "ERROR:  permission denied to create extension \"file_fdw\""},
      {"CREATE EXTENSION dblink", "ERROR:  permission denied to create extension \"dblink\""},
      {"CREATE EXTENSION adminpack", "ERROR:  permission denied to create extension \"adminpack\""},
      {"CREATE TABLESPACE t LOCATION '/tmp'", "ERROR:  permission denied to create tablespace \"t\""},
      {"ALTER SYSTEM SET work_mem = '1GB'", "ERROR:  permission denied to set parameter \"work_mem\""},
      {"CREATE SUBSCRIPTION s CONNECTION 'host=example.org' PUBLICATION p",
       "ERROR:  must be superuser to create subscriptions"},
      {"CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'libc', 'getpid'", "ERROR:  permission denied for language c"},
      {"ALTER ROLE postgres SUPERUSER",
       "ERROR:  must be superuser to alter superuser roles or change superuser attribute"},
      {"SET ROLE pawl", "ERROR:  permission denied to set role \"pawl\""},
      {"GRANT pawl TO postgres", "ERROR:  must be superuser to alter superusers"},
      {"CREATE ROLE r SUPERUSER", "ERROR:  must be superuser to create superusers"},
      {"LOAD '/usr/lib/x86_64-linux-gnu/libc.so.6'",
       "ERROR:  access to library \"/usr/lib/x86_64-linux-gnu/libc.so.6\" is not allowed"},
  };
  for (const auto& [sql, error] : attempts) EXPECT_EQ(refusal_of(server, sql), error) << sql;
  EXPECT_FALSE(fs::exists("/tmp/pawl-was-here"));
}

TEST(throwaway_server, BoundsTimeMemoryAndDisk) {
  const proof_folder folder;
  {
    const running server{folder.cache(), {.memory = std::uint64_t{512} << 20U}};
    EXPECT_EQ(
        refusal_of(server, "SELECT sum(length(repeat('x', 900000000)) + length(a)) FROM repeat('y', 900000000) a"),
        "ERROR:  out of memory");
  }
  {
    const running server{folder.cache(), {.time = milliseconds{500}}};
    refusal_of(server, "SET statement_timeout = 0; SELECT pg_sleep(60)");
    EXPECT_EQ(server.server->exceeded(), "takes longer than 0.5 s");
  }
  const running server{folder.cache(), {.disk = std::uint64_t{100} << 20U}};
  refusal_of(server, "CREATE TABLE a AS SELECT repeat(md5(i::text), 30) b FROM generate_series(1, 100000000) i");
  EXPECT_EQ(server.server->exceeded(), "takes more than 100 MiB of disk");
}

}  // namespace
