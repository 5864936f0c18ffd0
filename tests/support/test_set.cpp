#include "support/test_set.hpp"

#include <cstdint>
#include <deque>

#include "core/stored_down.hpp"
#include "support/statement_end.hpp"

namespace pawl::test {
namespace {

/// 64 hexadecimal digits that depend on every byte of the text: FNV-1a from four seeds.
std::string digits_of(std::string_view text) {
  static constexpr char hexadecimal[] = "0123456789abcdef";
  std::string digits;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    std::uint64_t hash = 14695981039346656037U * seed;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    for (int shift = 60; shift >= 0; shift -= 4) digits += hexadecimal[(hash >> static_cast<unsigned>(shift)) & 0xfU];
  }
  return digits;
}

}  // namespace

std::vector<statement> statements_of(std::string_view text, pawl::dialect dialect) {
  const std::string sql{text};
  std::vector<statement> found;
  std::size_t end = 0;
  for (;;) {
    const std::size_t begin = skip_blank(sql, end, dialect);
    if (begin >= sql.size()) return found;
    end = end_of_statement(sql, begin, dialect);
    found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
}

struct test_set::storage {
  std::string name;
  std::deque<std::string> strings;
  std::deque<std::vector<text>> pieces;
  std::deque<std::vector<statement>> statements;
  std::deque<standalone_statement> standalone;
  std::vector<migration> migrations;
  dialect_migrations dialect;
  migration_set set;

  const char* keep(std::string value) { return strings.emplace_back(std::move(value)).c_str(); }

  script make_script(const std::string& sql, const char* file, const set_options& options) {
    auto& cut = pieces.emplace_back();
    for (std::size_t begin = 0; begin < sql.size(); begin += options.piece_size) {
      const std::string& piece = strings.emplace_back(sql.substr(begin, options.piece_size));
      cut.push_back({piece.c_str(), static_cast<std::uint32_t>(piece.size())});
    }
    auto& found = statements.emplace_back(statements_of(sql, options.dialect));
    script result;
    result.file = file;
    result.pieces = {cut.data(), static_cast<std::uint32_t>(cut.size())};
    result.statements = {found.data(), static_cast<std::uint32_t>(found.size())};
    result.changes_rows = options.changes_rows && !found.empty();
    return result;
  }

  const standalone_statement* keep(const std::optional<standalone_text>& text) {
    if (!text) return nullptr;
    return &standalone.emplace_back(standalone_statement{text->how, keep(text->relation), keep(text->object)});
  }
};

test_set::test_set(const std::vector<migration_text>& migrations, const set_options& options)
    : storage_{std::make_unique<storage>()} {
  storage& own = *storage_;
  own.name = options.name;
  std::string chain;
  std::string before;
  for (const migration_text& text : migrations) {
    migration made;
    made.version = own.keep(text.version);
    made.name = own.keep(text.name);
    const char* between = text.version == repeatable_version ? "__" : "_";
    const char* file = own.keep("migrations/" + text.version + between + text.name + ".sql");
    made.hash = own.keep("t1:" + digits_of(text.up));
    chain += text.version == repeatable_version ? "R__" + text.name : text.version;
    chain += made.hash;
    chain = digits_of(chain);
    made.chain = own.keep(chain);
    made.up = own.make_script(text.up, file, options);
    made.down = own.make_script(text.down, file, options);
    made.up.standalone = own.keep(text.standalone);
    made.down.standalone = own.keep(text.down_standalone);
    made.compatible = text.compatible;
    if (text.down_proven && !made.down.statements.empty()) {
      made.down_heading = own.keep(stored_heading({before, chain}, made.down));
    }
    before = chain;
    own.migrations.push_back(made);
  }
  own.dialect = {options.dialect, {own.migrations.data(), static_cast<std::uint32_t>(own.migrations.size())}};
  own.set = {own.name.c_str(), {&own.dialect, 1}};
}

test_set::test_set(test_set&&) noexcept = default;
test_set& test_set::operator=(test_set&&) noexcept = default;
test_set::~test_set() = default;

const migration_set& test_set::get() const noexcept { return storage_->set; }
const migration& test_set::operator[](std::size_t index) const noexcept { return storage_->migrations[index]; }
std::size_t test_set::size() const noexcept { return storage_->migrations.size(); }

}  // namespace pawl::test
