#include "sqlite/errors.hpp"

#include <sqlite3.h>

#include <string>

#include "core/failing.hpp"
#include "core/script_text.hpp"

namespace pawl::sqlite {
namespace {

int primary(int code) noexcept { return code & 0xff; }

std::string seconds(std::chrono::milliseconds time) {
  const bool whole = time.count() % 1000 == 0;
  return concat({std::to_string(whole ? time.count() / 1000 : time.count()), whole ? " s" : " ms"});
}

const char* hint_for(const failure& reason) {
  switch (primary(reason.code())) {
    case SQLITE_FULL:
      return "free some space and start again: nothing was changed";
    case SQLITE_CANTOPEN:
      return "the folder must be writable too: SQLite keeps its journal beside the database";
    case SQLITE_AUTH:
      return "the connection's authorizer refused it";
    case SQLITE_LOCKED:
      return "a statement on this connection is still running: reset or finalize it first";
    case SQLITE_INTERRUPT:
      return "the program interrupted it: nothing was changed";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "the file is damaged or no SQLite database: restore a backup";
    default:
      return "";
  }
}

/// SQLite looks at every view and trigger as it renames or alters a table, and refuses where one has lost what it
/// reads.
bool is_in_the_way(const failure& reason) {
  const std::string_view message = reason.message();
  return message.rfind("error in view ", 0) == 0 || message.rfind("error in trigger ", 0) == 0;
}

errc code_for(const failure& reason) {
  if (reason.is_busy()) return errc::busy;
  return primary(reason.code()) == SQLITE_READONLY ? errc::read_only : errc::database_failed;
}

error_details details_of(errc code, const failure& reason) {
  error_details details;
  details.code = code;
  details.message = reason.message();
  details.hint = hint_for(reason);
  details.native_code = reason.code();
  return details;
}

}  // namespace

error bookkeeping_error(const failure& reason, std::chrono::milliseconds waited) {
  error_details details = details_of(code_for(reason), reason);
  if (details.code == errc::busy) {
    details.message = concat({"another connection kept the database locked for ", seconds(waited)});
    details.hint = "wait until it is done, or raise options.lock_timeout";
  } else if (details.code == errc::read_only) {
    details.message = concat({"migrations are pending and the database cannot be written: ", reason.message()});
    details.hint = "open it for writing";
  }
  return error{std::move(details)};
}

error statement_error(const failure& reason, const migration& migration, const script& script,
                      const statement& statement, bool ended) {
  const std::uint32_t length = statement.end - statement.begin;
  const bool has_offset = reason.offset() >= 0 && reason.offset() < std::ptrdiff_t{length};
  const place place =
      place_of(script, statement.begin + (has_offset ? static_cast<std::uint32_t>(reason.offset()) : 0U));
  error_details details = details_of(errc::statement_failed, reason);
  details.migration = concat({migration.version, " ", migration.name});
  details.file = script.file;
  details.line = place.line;
  details.column = place.column;
  details.statement = excerpt_of(script, statement);
  if (dynamic_cast<const transaction_end*>(&reason) != nullptr) {
    details.code = errc::transaction_ended;
    details.hint = "leave transactions to Pawl: a migration and its history row are one";
  } else if (dynamic_cast<const wrong_boundary*>(&reason) != nullptr) {
    details.code = errc::database_failed;
    details.hint = "the set was not made by the pawl of this version: build the program again";
  } else if (ended && primary(reason.code()) == SQLITE_CONSTRAINT) {
    details.hint = "it rolled back the whole upgrade by itself: write ABORT instead of ROLLBACK";
  } else if (is_in_the_way(reason)) {
    details.hint =
        "nothing of its transaction was kept; drop what is in the way first, with IF EXISTS, and make it again behind: "
        "a repeatable script does that by itself";
  } else if (details.hint.empty()) {
    details.hint = "nothing of its transaction was kept; it will fail again until the rows or the migration are mended";
  }
  return error{std::move(details)};
}

}  // namespace pawl::sqlite
