#pragma once

/// Where PostgreSQL's own programs are, and as whom they run: a server refuses root.

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace pawl::test {

/// The path of `initdb`, `postgres`, `pg_basebackup`, ...: from PATH, or the newest of Debian's versioned folders.
/// Throws `std::runtime_error` where there is none: a test without a server fails.
std::filesystem::path postgresql_program(const std::string& name);

/// A folder of the account that servers run as; nobody else but root enters it.
std::filesystem::path make_server_folder();

/// Starts a program as the account that servers run as, with its output appended to `log`. It is told to quit at once
/// when the calling thread ends, however that happens.
pid_t start_as_server_account(const std::vector<std::string>& command, const std::filesystem::path& log);

/// The same, and waits for its end. Throws with what it wrote where it fails.
void run_as_server_account(const std::vector<std::string>& command, const std::filesystem::path& log);

/// Gives a file or a folder with all in it to that account.
void give_to_server_account(const std::filesystem::path& path);

/// Whether somebody listens on the socket `.s.PGSQL.5432` of that folder; it may be there before somebody does.
bool answers(const std::string& host);

}  // namespace pawl::test
