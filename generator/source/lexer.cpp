#include "source/lexer.hpp"

#include "source/scan_postgresql.hpp"

namespace pawl::generator {

token lexer::next() noexcept {
  const std::string_view rest = text_.substr(position_);
  scanned_token scanned;
  if (!rest.empty())
    scanned = dialect_ == pawl::dialect::sqlite ? scan_sqlite(rest) : scan_postgresql(rest, escapes_go_on_);
  const auto offset = static_cast<std::uint32_t>(position_);
  position_ += scanned.length;
  return {scanned.kind, scanned.terminated, offset, rest.substr(0, scanned.length)};
}

}  // namespace pawl::generator
