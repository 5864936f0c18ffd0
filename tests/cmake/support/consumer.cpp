#include "cmake/support/consumer.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>
#include <utility>

namespace pawl::test {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view multi_config = "Ninja Multi-Config";

int count(std::string_view text, std::string_view word) {
  int found = 0;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

process_result cmake(std::vector<std::string> arguments) {
  return run({.program = PAWL_CMAKE,
              .arguments = std::move(arguments),
              .environment = {{"MAKEFLAGS", {}}, {"MAKELEVEL", {}}, {"MFLAGS", {}}, {"PAWL_RELEASE", {}}},
              .timeout = std::chrono::minutes{20}});
}

/// Copies what CMake found out about the compiler when the tests were configured: finding out again takes longer than a
/// case. Returns the argument that makes CMake believe it.
std::string hand_on_compiler(const fs::path& tree) {
  const fs::path known = tree / "CMakeFiles" / fs::path{PAWL_COMPILER_DIR}.filename();
  fs::create_directories(known.parent_path());
  fs::copy(PAWL_COMPILER_DIR, known, fs::copy_options::recursive | fs::copy_options::skip_existing);
  return "-DCMAKE_PLATFORM_INFO_INITIALIZED=1";
}

}  // namespace

work work_of(const process_result& build) {
  return {.proved = count(build.output, "Proving the migrations of "),
          .compiled = count(build.output, "Building CXX object "),
          .linked = count(build.output, "Linking CXX ")};
}

void PrintTo(const work& done, std::ostream* out) {
  *out << "proved " << done.proved << ", compiled " << done.compiled << ", linked " << done.linked;
}

std::string all_of(const process_result& result) { return result.output + result.errors; }

consumer::consumer(std::string generator, const fs::path& model, const fs::path& place)
    : generator_{std::move(generator)}, model_{model}, source_{place / "source"}, tree_{place / "tree"} {
  fs::remove_all(place);
  fs::create_directories(place);
  fs::copy(model_, source_, fs::copy_options::recursive);
}

void consumer::move_source(const fs::path& folder) {
  fs::rename(source_, folder);
  source_ = folder;
}

std::string consumer::read(const fs::path& file) const {
  std::ifstream stream{source_ / file, std::ios::binary};
  if (!stream) throw std::runtime_error{"cannot read " + file.string()};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

void consumer::write(const fs::path& file, std::string_view text) {
  fs::create_directories((source_ / file).parent_path());
  std::ofstream stream{source_ / file, std::ios::binary};
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.flush()) throw std::runtime_error{"cannot write " + file.string()};
}

void consumer::append(const fs::path& file, std::string_view text) { write(file, read(file).append(text)); }

void consumer::replace(const fs::path& file, std::string_view from, std::string_view to) {
  std::string text = read(file);
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error{file.string() + " does not hold " + std::string{from}};
  write(file, text.replace(at, from.size(), to));
}

void consumer::rename(const fs::path& from, const fs::path& to) { fs::rename(source_ / from, source_ / to); }

void consumer::remove(const fs::path& file) {
  if (fs::remove_all(source_ / file) == 0) throw std::runtime_error{"there is no " + file.string()};
}

void consumer::touch(const fs::path& file) { fs::last_write_time(source_ / file, fs::file_time_type::clock::now()); }

void consumer::age(const fs::path& file) {
  fs::last_write_time(source_ / file, fs::file_time_type::clock::now() - std::chrono::hours{1000});
}

void consumer::restore_migrations() {
  fs::remove_all(source_ / "migrations");
  fs::copy(model_ / "migrations", source_ / "migrations", fs::copy_options::recursive);
}

process_result consumer::configure(const std::vector<std::string>& arguments) const {
  std::vector<std::string> all{
      "-S", source_.string(), "-B", tree_.string(), "-G", generator_, "-DCMAKE_PREFIX_PATH=" PAWL_PREFIX};
  if (generator_ != multi_config) all.push_back("-DCMAKE_BUILD_TYPE=Debug");
  if (knows_compiler_) all.push_back(hand_on_compiler(tree_));
  all.insert(all.end(), arguments.begin(), arguments.end());
  return cmake(std::move(all));
}

process_result consumer::build(const std::vector<std::string>& arguments) const {
  std::vector<std::string> all{"--build", tree_.string()};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return cmake(std::move(all));
}

fs::path consumer::program(const std::string& name) const {
  return generator_ == multi_config ? tree_ / "Debug" / name : tree_ / name;
}

std::string consumer::output() const { return run({.program = program().string()}).output; }

}  // namespace pawl::test
