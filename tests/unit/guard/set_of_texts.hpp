#pragma once

/// A set made from texts.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "diagnostics/print.hpp"
#include "source/parse.hpp"

namespace pawl::test {

using texts = std::map<std::string, std::string>;

/// The set of files `migrations/<name>`; what parse finds is not looked at.
inline generator::migration_set set_of(const texts& files,
                                       std::vector<pawl::dialect> dialects = {pawl::dialect::sqlite}) {
  generator::folder folder{.directory = "migrations"};
  for (const auto& [name, text] : files)
    folder.files.push_back({.name = name, .path = "migrations/" + name, .bytes = text});
  generator::diagnostics ignored;
  return generator::parse(std::move(folder), dialects, ignored);
}

}  // namespace pawl::test
