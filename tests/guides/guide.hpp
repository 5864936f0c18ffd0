#pragma once

/// A page of docs/guides as a test reads it. Its fenced blocks, in order, are what a reader does:
///
///     ```sql migrations/0001_create_notes.sql     the file of that name holds this
///     ```sh                                       these commands succeed
///     ```sh fails                                 the last of these commands fails
///     ```text                                     the commands before it printed these lines, in this order; a line
///                                                 `...` stands for any number of others
///
/// A block of another kind without a file's name is for the eye alone.

#include <string>
#include <string_view>
#include <vector>

namespace pawl::test {

struct guide_block {
  enum class kind_type : unsigned char { file, commands, failing_commands, output };
  kind_type kind = kind_type::commands;
  /// Of a file.
  std::string path;
  std::string text;
  /// The line of the page on which it begins, from 1.
  int line = 1;
};

std::vector<guide_block> read_guide(std::string_view page);

/// The first line of `expected` that `printed` lacks behind those before it; empty where it has all of them.
std::string missing_line(std::string_view expected, std::string_view printed);

}  // namespace pawl::test
