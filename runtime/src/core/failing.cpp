#include "core/failing.hpp"

#include <cstddef>
#include <utility>

namespace pawl {

std::string concat(std::initializer_list<std::string_view> parts) {
  std::size_t size = 0;
  for (const std::string_view part : parts) size += part.size();
  std::string text;
  text.reserve(size);
  for (const std::string_view part : parts) text += part;
  return text;
}

void fail(errc code, std::string_view message, std::string_view hint) {
  error_details details;
  details.code = code;
  details.message = message;
  details.hint = hint;
  throw error{std::move(details)};
}

void fail_for_later_pawl(std::string_view message) {
  fail(errc::newer_database, concat({message, ": a later version of Pawl seems to have written it"}),
       "update this program, or Pawl in it; nothing was changed");
}

}  // namespace pawl
