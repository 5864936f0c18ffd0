#include "proof/sqlite/definitions.hpp"

#include <algorithm>
#include <initializer_list>
#include <ranges>
#include <vector>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

bool is_any(const token& token, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

/// What a statement says about one name after some introductory words.
class statement_reader {
 public:
  explicit statement_reader(std::string_view sql) : tokens_{tokens_of(sql)} {}

  bool creates(std::string_view name) {
    if (!take({"CREATE"})) return renames_to(name);
    while (take({"TEMP", "TEMPORARY", "UNIQUE", "VIRTUAL"})) {
    }
    if (!take({"TABLE", "INDEX", "VIEW", "TRIGGER"})) return false;
    while (take({"IF", "NOT", "EXISTS"})) {
    }
    return names(name);
  }

  bool removes(std::string_view name) {
    if (take({"ALTER"})) return take({"TABLE"}) && names(name) && renames_table();
    if (!take({"DROP"}) || !take({"TABLE", "INDEX", "VIEW", "TRIGGER"})) return false;
    while (take({"IF", "EXISTS"})) {
    }
    return names(name);
  }

  bool adds_column(std::string_view name) {
    if (!take({"ALTER"})) return false;
    const auto add = std::ranges::find_if(tokens_, [](const token& token) { return is_word(token, "ADD"); });
    at_ = static_cast<std::size_t>(add - tokens_.begin());
    take({"ADD"});
    take({"COLUMN"});
    return names(name);
  }

 private:
  bool take(std::initializer_list<std::string_view> words) {
    if (at_ == tokens_.size() || !is_any(tokens_[at_], words)) return false;
    ++at_;
    return true;
  }

  /// Whether the name here, behind a schema's if there is one, is `name`.
  bool names(std::string_view name) {
    if (at_ + 2 < tokens_.size() && tokens_[at_ + 1].text == ".") at_ += 2;
    if (at_ >= tokens_.size()) return false;
    const auto found = name_of(tokens_[at_++]);
    return found && same_name(*found, name);
  }

  bool renames_table() { return take({"RENAME"}) && take({"TO"}); }

  bool renames_to(std::string_view name) {
    const bool renames = tokens_.size() > 3 && is_word(tokens_[0], "ALTER");
    const auto to = std::ranges::find_if(tokens_, [](const token& token) { return is_word(token, "TO"); });
    at_ = static_cast<std::size_t>(to - tokens_.begin());
    return renames && take({"TO"}) && names(name);
  }

  std::vector<token> tokens_;
  std::size_t at_ = 0;
};

/// Whether a statement of the up script answers `question` with yes.
template <typename Question>
bool any_statement(const migration& migration, std::string_view name, Question question) {
  const auto text = migration.up.text();
  if (!mentions(text, name)) return false;
  return std::ranges::any_of(migration.up.statements, [&](const pawl::statement& statement) {
    statement_reader reader{text.substr(statement.begin, statement.end - statement.begin)};
    return question(reader);
  });
}

template <typename Migrations, typename Question>
const migration* first(const Migrations& migrations, std::string_view name, Question question) {
  for (const auto& migration : migrations) {
    if (any_statement(migration, name, question)) return &migration;
  }
  return nullptr;
}

}  // namespace

const migration* creator_of(std::string_view name, std::span<const migration> migrations) {
  return first(migrations, name, [&](statement_reader& reader) { return reader.creates(name); });
}

std::optional<definition> definition_of(std::string_view name, std::span<const migration> migrations) {
  for (std::size_t m = migrations.size(); m-- > 0;) {
    const script& up = migrations[m].up;
    if (!mentions(up.text(), name)) continue;
    for (std::size_t s = up.statements.size(); s-- > 0;) {
      const auto& [begin, end] = up.statements[s];
      if (statement_reader{up.text().substr(begin, end - begin)}.creates(name)) return definition{m, s};
    }
  }
  return std::nullopt;
}

const migration* remover_of(std::string_view name, std::span<const migration> migrations) {
  return first(std::views::reverse(migrations), name, [&](statement_reader& reader) { return reader.removes(name); });
}

const migration* adder_of_column(std::string_view name, std::span<const migration> migrations) {
  return first(migrations, name, [&](statement_reader& reader) { return reader.adds_column(name); });
}

}  // namespace pawl::generator
