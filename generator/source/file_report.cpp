#include "source/file_report.hpp"

#include <utility>

#include "source/locate.hpp"

namespace pawl::generator {

void file_report::error(std::string_view id, std::size_t offset, std::string message, std::string hint) {
  has_errors_ = true;
  add({.id = id, .message = std::move(message), .hint = std::move(hint)}, offset);
}

void file_report::warning(std::string_view id, std::size_t offset, std::string message, std::string hint) {
  add({.id = id, .severity = severity::warning, .message = std::move(message), .hint = std::move(hint)}, offset);
}

void file_report::add(diagnostic finding, std::size_t offset) {
  constexpr std::size_t most = 20;
  if (count_++ >= most) return;
  finding.where = locate(file_.path, file_.text, offset);
  found_.add(std::move(finding));
}

}  // namespace pawl::generator
