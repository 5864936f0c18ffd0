#pragma once

/// Which migration makes a table, a column, ... of a name: asked only to explain a failure.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "source/set.hpp"

namespace pawl::generator {

/// The first of `migrations` whose up script creates or renames something to `name`; null where none does.
const migration* creator_of(std::string_view name, std::span<const migration> migrations);

/// A statement of an up script, by the indices of its migration and of itself.
struct definition {
  std::size_t migration = 0;
  std::size_t statement = 0;
};

/// The last statement of `migrations` that creates something as `name`, or renames it so.
std::optional<definition> definition_of(std::string_view name, std::span<const migration> migrations);

/// The last of `migrations` whose up script drops `name` or renames it away.
const migration* remover_of(std::string_view name, std::span<const migration> migrations);

/// The first of `migrations` whose up script adds a column `name` by ALTER TABLE.
const migration* adder_of_column(std::string_view name, std::span<const migration> migrations);

}  // namespace pawl::generator
