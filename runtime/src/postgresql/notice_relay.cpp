#include "postgresql/notice_relay.hpp"

#include <libpq-fe.h>

#include <string_view>
#include <utility>

#include "postgresql/handle.hpp"

namespace pawl::postgresql {

notice_relay::notice_relay(const pqxx::connection& connection, observer* observer) noexcept
    : connection_{connection}, observer_{observer} {
  if (observer_ != nullptr) before_ = PQsetNoticeReceiver(handle_of(connection_), receive, this);
}

notice_relay::~notice_relay() {
  // libpqxx leaves libpq's own receiver in place, which takes no argument.
  if (observer_ != nullptr) PQsetNoticeReceiver(handle_of(connection_), before_, nullptr);
}

void notice_relay::rethrow() {
  if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
}

void notice_relay::receive(void* self, const PGresult* notice) noexcept {
  static_cast<notice_relay*>(self)->hand_on(notice);
}

/// libpq is C: no exception may pass through it.
void notice_relay::hand_on(const PGresult* notice) noexcept {
  if (before_ != nullptr) before_(nullptr, notice);
  if (thrown_) return;
  try {
    std::string_view text = PQresultErrorMessage(notice);
    while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
    observer_->notice(text);
  } catch (...) {
    thrown_ = std::current_exception();
  }
}

}  // namespace pawl::postgresql
