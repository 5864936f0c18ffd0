#include "proof/postgresql/rows/matching_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace pawl::generator {
namespace {

constexpr std::size_t most_texts = 12;
constexpr std::size_t longest = 200;
/// Beyond these an expression is there to be hard to read.
constexpr std::size_t deepest = 20;
constexpr std::size_t most_steps = 5'000;

/// Writes one text; the `choice` picks among characters and alternatives.
class text_writer {
 public:
  text_writer(std::string_view expression, std::size_t choice, std::size_t& steps, std::size_t depth = 0)
      : rest_{expression}, choice_{choice}, steps_{steps}, depth_{depth} {}

  std::string write() {
    auto text = alternatives();
    text.resize(std::min(text.size(), longest));
    return text;
  }

 private:
  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }

  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  std::string alternatives() {
    std::vector<std::string> all{sequence()};
    while (next_is('|')) {
      take();
      all.push_back(sequence());
    }
    return all[choice_ % all.size()];
  }

  std::string sequence() {
    std::string text;
    while (!rest_.empty() && !next_is('|') && !next_is(')')) {
      const auto times_from = rest_;
      auto piece = atom();
      const auto [least, most] = times();
      const auto times = std::min(most > least ? least + choice_ % 2 : least, longest);
      for (std::size_t i = 0; i < times && text.size() < longest; ++i) {
        if (i > 0) piece = again(times_from, i);
        text += piece;
      }
    }
    return text;
  }

  /// The same atom, with other characters.
  std::string again(std::string_view from, std::size_t turn) const {
    text_writer other{from, choice_ + turn, steps_, depth_};
    return other.atom();
  }

  std::string atom() {
    if (++steps_ > most_steps) rest_ = {};
    if (rest_.empty()) return {};
    const char c = take();
    switch (c) {
      case '^':
      case '$':
        return {};
      case '.':
        return {"a"};
      case '(':
        return group();
      case '[':
        return {pick(set())};
      case '\\':
        return rest_.empty() ? std::string{} : escaped(take());
      default:
        return {c};
    }
  }

  std::string group() {
    if (rest_.starts_with("?:")) rest_.remove_prefix(2);
    if (depth_ == deepest) rest_ = {};
    ++depth_;
    auto text = alternatives();
    --depth_;
    if (next_is(')')) take();
    return text;
  }

  std::string escaped(char c) const {
    if (c == 'd') return {static_cast<char>('0' + choice_ % 10)};
    if (c == 'w') return {static_cast<char>('a' + choice_ % 26)};
    if (c == 's') return {" "};
    return c == 'm' || c == 'M' || c == 'y' ? std::string{} : std::string{c};
  }

  /// Characters of a bracket, whose `[` is taken.
  std::string set() {
    const bool is_negated = next_is('^');
    if (is_negated) take();
    std::string all;
    for (bool first = true; !rest_.empty() && (first || !next_is(']')); first = false) add_to(all);
    if (!rest_.empty()) take();
    if (!is_negated) return all;
    std::string others;
    for (const char c : std::string_view{"ab0-_ A"})
      if (all.find(c) == std::string::npos) others += c;
    return others;
  }

  void add_to(std::string& all) {
    if (rest_.starts_with("[:")) {
      const auto end = rest_.find(":]");
      const auto name = rest_.substr(0, end);
      all += name == "[:digit:" ? "0123456789" : name == "[:space:" ? " " : name == "[:upper:" ? "ABC" : "abc";
      rest_.remove_prefix(std::min(rest_.size(), end == std::string_view::npos ? rest_.size() : end + 2));
      return;
    }
    const char c = take();
    if (c == '\\' && !rest_.empty()) {
      all += escaped(take());
    } else if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
      take();
      const char last = take();
      for (int each = c; each <= last; ++each) all += static_cast<char>(each);
    } else {
      all += c;
    }
  }

  char pick(const std::string& set) const { return set.empty() ? 'a' : set[choice_ % set.size()]; }

  struct range {
    std::size_t least = 1, most = 1;
  };

  range times() {
    if (rest_.empty()) return {};
    const char c = rest_.front();
    if (c == '?' || c == '*' || c == '+') {
      take();
      return {c == '+' ? 1U : 0U, c == '?' ? 1U : 2U};
    }
    const auto end = rest_.find('}');
    if (c != '{' || end == std::string_view::npos) return {};
    range found;
    const auto* const last = rest_.data() + end;
    const auto [behind, error] = std::from_chars(rest_.data() + 1, last, found.least);
    found.most = found.least;
    if (error == std::errc{} && behind != last) {
      found.most = found.least + 1;
      std::from_chars(behind + 1, last, found.most);
    }
    rest_.remove_prefix(end + 1);
    return found;
  }

  std::string_view rest_;
  std::size_t choice_;
  /// Atoms read for this text, by this writer and those that read a part again.
  std::size_t& steps_;
  std::size_t depth_;
};

}  // namespace

std::vector<std::string> texts_matching(std::string_view expression) {
  std::vector<std::string> texts;
  for (std::size_t choice = 0; choice < most_texts; ++choice) {
    std::size_t steps = 0;
    auto text = text_writer{expression, choice, steps}.write();
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace pawl::generator
