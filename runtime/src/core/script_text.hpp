#pragma once

/// The text of a script, which is cut into pieces because compilers limit a literal's length.

#include <cstdint>
#include <string>
#include <string_view>

#include <pawl/migration.hpp>
#include <pawl/observer.hpp>

namespace pawl {

/// The migration's script in that direction.
inline const script& script_of(const migration& migration, direction direction) noexcept {
  return direction == direction::up ? migration.up : migration.down;
}

/// Hands out a script's statements, each followed by a NUL somewhere at or after its end.
class statement_reader {
 public:
  /// The statement's text. One that lies in one piece is a view into the program's data; one that crosses pieces is
  /// joined in a buffer, which the next call reuses.
  std::string_view read(const script& script, const statement& statement);

 private:
  std::string buffer_;
};

/// The bytes [begin, end) of the script.
std::string text_between(const script& script, std::uint32_t begin, std::uint32_t end);

/// The script whole.
std::string text_of(const script& script);

/// A place in the script's file. Both count from 1, columns in characters (UTF-8).
struct place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// Where the script's byte `offset` stands in its file. Reads the text up to there: for messages only.
place place_of(const script& script, std::uint32_t offset);

/// The statement's first line, cut where it is long: for messages only.
std::string excerpt_of(const script& script, const statement& statement);

}  // namespace pawl
