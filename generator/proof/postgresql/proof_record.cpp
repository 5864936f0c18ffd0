#include "proof/postgresql/proof_record.hpp"

#include <charconv>

#include <fmt/format.h>

#include "proof/postgresql/proof_sources.hpp"
#include "source/sha256.hpp"

namespace pawl::generator {
namespace {

/// Part of every record: what other sources found proves nothing here, be it only that they judged otherwise.
const std::string& heading() {
  static const std::string text = fmt::format("pawl postgresql proof 6 {}\n", digest_of_proof_sources());
  return text;
}

/// One field a line.
void add(std::string& out, std::string_view field) {
  for (const char c : field) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  out += '\n';
}

class fields {
 public:
  explicit fields(std::string_view text) : text_{text} {}

  bool at_end() const { return text_.empty(); }

  std::string next() {
    const auto end = text_.find('\n');
    const auto line = text_.substr(0, end);
    text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
    std::string field;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool escaped = line[i] == '\\' && i + 1 < line.size();
      if (escaped) ++i;
      field += escaped && line[i] == 'n' ? '\n' : line[i];
    }
    return field;
  }

  std::uint32_t number() {
    const auto field = next();
    std::uint32_t value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value);
    return value;
  }

 private:
  std::string_view text_;
};

void add_names(std::string& out, const std::vector<std::string>& names) {
  add(out, std::to_string(names.size()));
  for (const auto& name : names) add(out, name);
}

std::vector<std::string> read_names(fields& from) {
  std::vector<std::string> names(from.number());
  for (auto& name : names) name = from.next();
  return names;
}

void add_measurement(std::string& out, const measurement& measured) {
  add(out, std::to_string(static_cast<int>(measured.how)));
  add(out, measured.heads);
  add(out, std::to_string(measured.effects.size()));
  for (const auto& [statement, is_measured, locks, rewritten, scanned] : measured.effects) {
    add(out, std::to_string(statement));
    add(out, is_measured ? "measured" : "");
    add(out, std::to_string(locks.size()));
    for (const auto& [relation, mode, made_here] : locks) {
      add(out, relation);
      add(out, mode);
      add(out, made_here ? "new" : "");
    }
    add_names(out, rewritten);
    add_names(out, scanned);
  }
  add(out, std::to_string(measured.findings.size()));
  for (const auto& finding : measured.findings) {
    add(out, std::to_string(finding.offset));
    for (const auto* field : {&finding.rule, &finding.message, &finding.hint}) add(out, *field);
  }
  add(out, std::to_string(measured.unfilled.size()));
  for (const auto& [name, why] : measured.unfilled) {
    add(out, name);
    add(out, why);
  }
}

measurement read_measurement(fields& from) {
  measurement measured{static_cast<measurement::state>(from.number())};
  measured.heads = from.next();
  measured.effects.resize(from.number());
  for (auto& effect : measured.effects) {
    effect.statement = from.number();
    effect.measured = !from.next().empty();
    effect.locks.resize(from.number());
    for (auto& lock : effect.locks) {
      lock.relation = from.next();
      lock.mode = from.next();
      lock.made_here = !from.next().empty();
    }
    effect.rewritten = read_names(from);
    effect.scanned = read_names(from);
  }
  measured.findings.resize(from.number());
  for (auto& finding : measured.findings) {
    finding.offset = from.number();
    for (auto* field : {&finding.rule, &finding.message, &finding.hint}) *field = from.next();
  }
  measured.unfilled.resize(from.number());
  for (auto& [name, why] : measured.unfilled) {
    name = from.next();
    why = from.next();
  }
  return measured;
}

void add_stop(std::string& out, const proof_stop& stop) {
  for (const auto& field : {stop.chain, stop.down, stop.id, stop.message, stop.hint}) add(out, field);
  add(out, stop.in_down ? "down" : "up");
  add(out, std::to_string(stop.statement));
  add(out, stop.waits_for);
}

proof_stop read_stop(fields& from) {
  proof_stop stop;
  for (auto* field : {&stop.chain, &stop.down, &stop.id, &stop.message, &stop.hint}) *field = from.next();
  stop.in_down = from.next() == "down";
  stop.statement = from.number();
  stop.waits_for = from.next();
  return stop;
}

}  // namespace

std::string print_record(const proof_record& record) {
  std::string body{heading()};
  add(body, record.server);
  add(body, record.version);
  add(body, std::to_string(record.steps.size()));
  for (const auto& step : record.steps) {
    for (const auto& field : {step.chain, step.down, step.verdict, step.because}) add(body, field);
    add_measurement(body, step.measurement);
  }
  add(body, record.schema_chain);
  add(body, record.schema);
  add(body, record.script);
  if (record.stop) add_stop(body, *record.stop);
  return sha256_of(body) + '\n' + body;
}

std::optional<proof_record> parse_record(std::string_view text) {
  constexpr std::size_t digest = 65;
  if (text.size() < digest || !text.substr(digest).starts_with(heading())) return std::nullopt;
  const auto body = text.substr(digest);
  if (text.substr(0, digest) != sha256_of(body) + '\n') return std::nullopt;
  fields from{body.substr(heading().size())};
  proof_record record;
  record.server = from.next();
  record.version = from.next();
  record.steps.resize(from.number());
  for (auto& step : record.steps) {
    for (auto* field : {&step.chain, &step.down, &step.verdict, &step.because}) *field = from.next();
    step.measurement = read_measurement(from);
  }
  record.schema_chain = from.next();
  record.schema = from.next();
  record.script = from.next();
  if (!from.at_end()) record.stop = read_stop(from);
  return record;
}

}  // namespace pawl::generator
