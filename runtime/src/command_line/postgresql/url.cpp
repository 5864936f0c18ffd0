#include "command_line/postgresql/url.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>

#include "core/failing.hpp"

namespace pawl::postgresql {
namespace {

/// What libpq takes from a URL.
class parts {
 public:
  explicit parts(const std::string& url) {
    char* ignored = nullptr;
    options_.reset(PQconninfoParse(url.c_str(), &ignored));
    PQfreemem(ignored);
  }

  bool are_read() const noexcept { return options_ != nullptr; }

  std::string operator[](std::string_view keyword) const {
    for (const PQconninfoOption* option = options_.get(); option != nullptr && option->keyword != nullptr; ++option) {
      if (option->keyword == keyword && option->val != nullptr) return option->val;
    }
    return {};
  }

 private:
  struct release {
    void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
  };
  std::unique_ptr<PQconninfoOption, release> options_;
};

bool holds(const std::string& text, const char* characters) {
  return text.find_first_of(characters) != std::string::npos;
}

/// What stands between the user's `:` and the `@`.
std::string_view spelled_password(std::string_view url) {
  const std::size_t begin = url.find("://") + 3;
  const std::size_t end = url.find('@', begin);
  if (end == std::string_view::npos) return {};
  const std::size_t colon = url.find(':', begin);
  return colon < end ? url.substr(colon + 1, end - colon - 1) : std::string_view{};
}

}  // namespace

bool is_url(std::string_view database) {
  return database.find("postgresql://") == 0 || database.find("postgres://") == 0;
}

std::string without_password(const std::string& url) {
  const parts of{url};
  const std::string host = of["host"];
  const std::string port = of["port"];
  const std::string name = of["dbname"];
  const bool is_sound = of.are_read() && !holds(host, "@") && !holds(name, "@:/?") &&
                        port.find_first_not_of("0123456789,") == std::string::npos;
  if (!is_sound) return {};
  const std::string user = of["user"];
  return concat({"postgresql://", user, user.empty() ? "" : "@", holds(host, "/") ? "" : host, port.empty() ? "" : ":",
                 port, "/", name});
}

std::vector<std::string> passwords(const std::string& url) {
  const parts of{url};
  std::vector<std::string> found;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) found.emplace_back(text);
  };
  add(of["password"]);
  add(of["sslpassword"]);
  add(spelled_password(url));
  for (const char* variable : {"PGPASSWORD", "PGSSLPASSWORD"}) {
    if (const char* value = std::getenv(variable)) add(value);
  }
  return found;
}

}  // namespace pawl::postgresql
