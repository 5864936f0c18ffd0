#pragma once

/// Where a statement begins and ends, for sets that are made at run time; the generator asks the engines' own parsers.

#include <cstddef>
#include <string>

#include <pawl/migration.hpp>

namespace pawl::test {

/// The first byte at or behind `at` that is neither white space nor part of a comment nor a `;` by itself.
std::size_t skip_blank(const std::string& sql, std::size_t at, pawl::dialect dialect);

/// Behind the `;` that ends the statement which begins at `begin`, or behind its last byte where there is none.
std::size_t end_of_statement(const std::string& sql, std::size_t begin, pawl::dialect dialect);

}  // namespace pawl::test
