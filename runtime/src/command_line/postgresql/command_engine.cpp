#include <libpq-fe.h>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include <pawl/command_engine.hpp>
#include <pawl/postgresql.hpp>

#include "command_line/postgresql/index_progress.hpp"
#include "command_line/postgresql/script.hpp"
#include "command_line/postgresql/url.hpp"
#include "core/failing.hpp"
#include "postgresql/errors.hpp"
#include "postgresql/handle.hpp"
#include "postgresql/history.hpp"
#include "postgresql/link.hpp"

namespace pawl {
namespace {

using namespace postgresql;

struct free_cancel {
  void operator()(PGcancel* cancel) const noexcept { PQfreeCancel(cancel); }
};

class postgresql_connection final : public command_connection {
 public:
  explicit postgresql_connection(const std::string& url)
      : url_{url}, connection_{url}, cancel_{PQgetCancel(handle_of(connection_))}, database_{connection_} {}

  pawl::database& database() noexcept override { return database_; }

  std::vector<std::string> set_names(const options& options) override {
    database_.use(options);
    // Refuses whatever is no history of ours.
    if (!database_.read_history("")) return {};
    const history past{options.history_schema};
    link line{connection_};
    try {
      const answer names = line.ask(concat({"SELECT DISTINCT set_name FROM ONLY ", past.table(), " ORDER BY 1"}));
      std::vector<std::string> found;
      for (std::size_t i = 0; i < names.size(); ++i) found.emplace_back(names.text(i, 0));
      return found;
    } catch (const failure& reason) {
      throw bookkeeping_error(reason);
    }
  }

  std::string script(const command_script& what) override { return command_script_text(what); }

  /// libpq says that this may be called from a signal handler.
  void interrupt() noexcept override {
    char ignored[256];
    if (cancel_) PQcancel(cancel_.get(), ignored, sizeof ignored);
  }

  void watch(std::function<void(std::string_view)> tick) override {
    progress_.reset();
    if (tick) progress_.emplace(url_, PQbackendPID(handle_of(connection_)), std::move(tick));
  }

 private:
  std::string url_;
  pqxx::connection connection_;
  std::unique_ptr<PGcancel, free_cancel> cancel_;
  postgresql_database database_;
  std::optional<index_progress> progress_;
};

std::unique_ptr<command_connection> open(const std::string& database, open_mode) {
  try {
    return std::make_unique<postgresql_connection>(database);
  } catch (const pqxx::failure& reason) {
    std::string message = reason.what();
    while (!message.empty() && message.back() == '\n') message.pop_back();
    fail(errc::connection_lost, concat({"cannot connect: ", message}));
  }
}

}  // namespace

const command_engine postgresql_command_engine{
    dialect::postgresql, "postgresql://<user>@<host>/<name>", is_url, without_password, passwords, open,
};

}  // namespace pawl
