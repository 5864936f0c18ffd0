#include "postgresql/handle.hpp"

namespace pawl::postgresql {
namespace {

#if PQXX_VERSION_MAJOR < 7
using connection_class = pqxx::connection_base;
#else
using connection_class = pqxx::connection;
#endif

pg_conn* open_handle(const connection_class& connection);

/// raw_connection() is private, under this name in libpqxx 6, 7 and 8. An explicit instantiation may name a
/// private member; were it gone one day, this would not compile. In libpqxx 8 it is noexcept and gives a void pointer.
template <auto Getter>
struct opener {
  friend pg_conn* open_handle(const connection_class& connection) {
    return static_cast<pg_conn*>((connection.*Getter)());
  }
};

template struct opener<&connection_class::raw_connection>;

}  // namespace

pg_conn* handle_of(const pqxx::connection& connection) noexcept { return open_handle(connection); }

bool has_transaction_object(pqxx::connection& connection) {
  try {
    const pqxx::nontransaction alone{connection};
    return false;
  } catch (const pqxx::usage_error&) {
    return true;
  } catch (const pqxx::broken_connection&) {
    return false;  // libpqxx 6 reads what has arrived; the next message says what happened.
  }
}

}  // namespace pawl::postgresql
