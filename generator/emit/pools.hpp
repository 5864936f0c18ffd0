#pragma once

/// The arrays that a generated source holds, shared by all its scripts: compilers take one long array much faster than
/// many short ones.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pawl/migration.hpp>

#include "source/set.hpp"

namespace pawl::generator {

/// A part of a pool: where it begins and how many elements it has.
struct pool_range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

class pools {
 public:
  /// Adds a script's text in pieces, once however many scripts have it. Keeps the view.
  pool_range add_text(std::string_view text);

  pool_range add_statements(std::span<const pawl::statement> statements);

  /// The statement's index in the array.
  std::uint32_t add_standalone(const standalone& step);

  /// The definitions of the arrays `pieces` and `statements`, and of `standalones` where there are any.
  std::string definitions() const;

 private:
  std::unordered_map<std::string_view, pool_range> texts_;
  std::string pieces_;
  std::string statements_;
  std::string standalones_;
  std::uint32_t standalone_count_ = 0;
  std::uint32_t piece_count_ = 0;
  std::uint32_t statement_count_ = 0;
};

}  // namespace pawl::generator
