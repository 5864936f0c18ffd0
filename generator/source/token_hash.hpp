#pragma once

/// The hash of a script, algorithm `t1`; docs/formats.md is its definition and holds its test vectors.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include <pawl/migration.hpp>

#include "source/lexer.hpp"
#include "source/sha256.hpp"

namespace pawl::generator {

/// The name of the algorithm, which stands before every hash.
inline constexpr std::string_view hash_algorithm = "t1";

class token_hasher {
 public:
  token_hasher();

  /// Adds one token of `whole`; white space and comments that are no directives count for nothing.
  void add(const token& token, std::string_view whole);

  /// `t1:` and 64 hexadecimal digits of all that was added; the object starts afresh.
  std::string finish();

 private:
  void put(std::string_view prefix, std::string_view rest);
  void flush();

  sha256 digest_;
  /// SHA-256 is fed in blocks: a call for every token costs more than its bytes.
  std::unique_ptr<char[]> block_;
  std::size_t used_ = 0;
};

/// The hash of a whole script.
std::string token_hash(std::string_view text, pawl::dialect dialect);

}  // namespace pawl::generator
