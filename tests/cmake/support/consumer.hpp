#pragma once

/// A project that uses the installed Pawl, as a user would have it: sources to edit, and a build tree.

#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "support/process.hpp"

namespace pawl::test {

/// What a build did, by what it printed.
struct work {
  /// Runs of the generator.
  int proved = 0;
  int compiled = 0;
  int linked = 0;

  bool operator==(const work&) const = default;
};

work work_of(const process_result& build);
void PrintTo(const work& done, std::ostream* out);

/// Both streams: Ninja and Make print a failing command's output on different ones.
std::string all_of(const process_result& result);

class consumer {
 public:
  /// Copies the project in the folder `model` to a new folder below `place`; the CMake generator `generator` builds it.
  consumer(std::string generator, const std::filesystem::path& model, const std::filesystem::path& place);

  const std::string& generator() const { return generator_; }
  bool uses_ninja() const { return generator_.starts_with("Ninja"); }

  /// Where the sources are; paths given to the functions below are relative to it.
  const std::filesystem::path& source() const { return source_; }
  const std::filesystem::path& tree() const { return tree_; }
  /// Moves the sources to another folder.
  void move_source(const std::filesystem::path& folder);
  /// What is built from now on goes to another tree, empty as yet.
  void use_tree(std::filesystem::path tree) { tree_ = std::move(tree); }

  std::string read(const std::filesystem::path& file) const;
  void write(const std::filesystem::path& file, std::string_view text);
  void append(const std::filesystem::path& file, std::string_view text);
  /// Throws where `from` does not occur in the file.
  void replace(const std::filesystem::path& file, std::string_view from, std::string_view to);
  void rename(const std::filesystem::path& from, const std::filesystem::path& to);
  void remove(const std::filesystem::path& file);
  /// Makes the file look edited just now.
  void touch(const std::filesystem::path& file);
  /// Makes the file look older than everything that was built.
  void age(const std::filesystem::path& file);
  /// Puts the migrations back as they were at first.
  void restore_migrations();

  /// Lets CMake examine the compiler by itself when it configures, as cross-compiling needs.
  void forget_compiler() { knows_compiler_ = false; }

  process_result configure(const std::vector<std::string>& arguments = {}) const;
  process_result build(const std::vector<std::string>& arguments = {}) const;

  std::filesystem::path program(const std::string& name = "app") const;
  /// What the built program prints.
  std::string output() const;

 private:
  std::string generator_;
  std::filesystem::path model_;
  std::filesystem::path source_;
  std::filesystem::path tree_;
  bool knows_compiler_ = true;
};

}  // namespace pawl::test
