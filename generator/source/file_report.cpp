#include "source/file_report.hpp"

#include <utility>

#include "source/locate.hpp"

namespace pawl::generator {

void file_report::error(std::string_view id, std::size_t offset, std::string message, std::string hint) {
  constexpr std::size_t most = 20;
  has_errors_ = true;
  if (count_++ >= most) return;
  found_.add({.id = id,
              .where = locate(file_.path, file_.text, offset),
              .message = std::move(message),
              .hint = std::move(hint)});
}

}  // namespace pawl::generator
