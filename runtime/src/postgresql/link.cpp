#include "postgresql/link.hpp"

#include <libpq-fe.h>

#include <charconv>
#include <utility>

#include "postgresql/handle.hpp"

namespace pawl::postgresql {
namespace {

std::string field(const PGresult* result, int which) {
  const char* text = PQresultErrorField(result, which);
  return text == nullptr ? "" : text;
}

std::size_t number(const std::string& text) {
  std::size_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// libpq's own words where the server did not get a word in. They may name hosts, but no password: the connection was
/// made before.
std::string first_line(const char* text) {
  const std::string_view all{text == nullptr ? "" : text};
  return std::string{all.substr(0, all.find('\n'))};
}

failure failure_of(const PGresult* result, PGconn* connection) {
  failure reason;
  reason.sql_state = field(result, PG_DIAG_SQLSTATE);
  reason.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
  reason.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
  reason.hint = field(result, PG_DIAG_MESSAGE_HINT);
  reason.position = number(field(result, PG_DIAG_STATEMENT_POSITION));
  reason.inner_query = field(result, PG_DIAG_INTERNAL_QUERY);
  reason.inner_position = number(field(result, PG_DIAG_INTERNAL_POSITION));
  reason.context = field(result, PG_DIAG_CONTEXT);
  reason.broken = PQstatus(connection) != CONNECTION_OK;
  if (reason.message.empty()) reason.message = first_line(PQresultErrorMessage(result));
  if (reason.message.empty()) reason.message = first_line(PQerrorMessage(connection));
  return reason;
}

failure broken_connection(PGconn* connection) {
  failure reason;
  reason.message = connection == nullptr ? "the connection is closed" : first_line(PQerrorMessage(connection));
  reason.broken = connection == nullptr || PQstatus(connection) != CONNECTION_OK;
  return reason;
}

bool is_copy(ExecStatusType status) noexcept {
  return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

/// Throws where the server refused the statement, or waits for a stream that nobody feeds.
void check(const PGresult* result, PGconn* connection) {
  const ExecStatusType status = PQresultStatus(result);
  if (is_copy(status)) {
    failure reason;
    reason.sql_state = "0A000";
    reason.message = "COPY from or to the client: a program has no such stream";
    throw failure{reason};
  }
  if (status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || result == nullptr) {
    throw failure_of(result, connection);
  }
}

}  // namespace

void answer::clear::operator()(pg_result* result) const noexcept { PQclear(result); }

std::size_t answer::size() const noexcept { return static_cast<std::size_t>(PQntuples(result_.get())); }

bool answer::is_null(std::size_t row, int column) const noexcept {
  return PQgetisnull(result_.get(), static_cast<int>(row), column) != 0;
}

std::string_view answer::text(std::size_t row, int column) const noexcept {
  const int at = static_cast<int>(row);
  return {PQgetvalue(result_.get(), at, column), static_cast<std::size_t>(PQgetlength(result_.get(), at, column))};
}

std::int64_t answer::integer(std::size_t row, int column) const noexcept {
  const std::string_view digits = text(row, column);
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool answer::has_column(const char* name) const noexcept { return PQfnumber(result_.get(), name) >= 0; }

std::string_view answer::command() const noexcept { return PQcmdStatus(result_.get()); }

PGconn* link::handle() const noexcept { return handle_of(connection_); }

answer link::ask(const std::string& sql) {
  PGconn* const connection = handle();
  if (connection == nullptr || PQstatus(connection) != CONNECTION_OK) throw broken_connection(connection);
  answer last{PQexec(connection, sql.c_str())};
  if (!last.result_) throw broken_connection(connection);
  check(last.result_.get(), connection);
  return last;
}

void link::ask(const std::string& sql, const std::function<void(const answer&)>& each) {
  PGconn* const connection = handle();
  if (connection == nullptr || PQsendQuery(connection, sql.c_str()) == 0) throw broken_connection(connection);
  std::exception_ptr first;
  while (PGresult* result = PQgetResult(connection)) {
    const answer next{result};
    // A stream that nobody feeds: PQexec() ends it, and reads the rest.
    if (is_copy(PQresultStatus(result))) {
      try_to("");
      check(result, connection);
    }
    if (first) continue;
    try {
      check(result, connection);
      each(next);
    } catch (...) {
      first = std::current_exception();
    }
  }
  if (first) std::rethrow_exception(first);
}

void link::try_to(const std::string& sql) noexcept {
  PGconn* const connection = handle();
  if (connection != nullptr && PQstatus(connection) == CONNECTION_OK)
    const answer ignored{PQexec(connection, sql.c_str())};
}

bool link::is_broken() const noexcept {
  PGconn* const connection = handle();
  return connection == nullptr || PQstatus(connection) != CONNECTION_OK;
}

bool link::is_in_transaction() const noexcept {
  const PGTransactionStatusType status = PQtransactionStatus(handle());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

int link::backend() const noexcept { return PQbackendPID(handle()); }

int link::version() const noexcept { return PQserverVersion(handle()); }

std::string_view link::parameter(const char* name) const noexcept {
  const char* value = PQparameterStatus(handle(), name);
  return value == nullptr ? std::string_view{} : value;
}

bool link::has_transaction_object() const { return postgresql::has_transaction_object(connection_); }

}  // namespace pawl::postgresql
