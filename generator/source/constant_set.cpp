#include "source/constant_set.hpp"

#include <string_view>
#include <utility>

#include "core/schema_text.hpp"
#include "core/stored_down.hpp"
#include "source/repeatables.hpp"

namespace pawl::generator {

constant_set::constant_set(std::string name, const dialect_migrations& migrations) : name_{std::move(name)} {
  const auto all = in_order(migrations);
  migrations_.reserve(all.size());
  std::string_view before;
  for (const auto* one : all) {
    const auto& each = *one;
    migrations_.push_back({.version = keep(std::string{each.version.text()}),
                           .name = each.name.c_str(),
                           .hash = each.up.hash.c_str(),
                           .chain = each.chain.c_str(),
                           .up = convert(each.up),
                           .down = each.down ? convert(*each.down) : pawl::script{},
                           .compatible = each.compatible});
    if (each.down_proven) {
      migrations_.back().down_heading = keep(stored_heading({before, each.chain}, migrations_.back().down));
    }
    before = each.chain;
  }
  if (migrations.schema) {
    const auto text = print_schema(migrations.schema->objects);
    const auto& piece = pieces_.emplace_back(pawl::text{keep(text), static_cast<std::uint32_t>(text.size())});
    schema_ = {migrations.schema->engine.c_str(), {&piece, 1}};
  }
  dialect_ = {migrations.dialect,
              {migrations_.data(), static_cast<std::uint32_t>(migrations_.size())},
              migrations.schema ? &schema_ : nullptr};
  set_ = {.name = name_.c_str(), .dialects = {&dialect_, 1}};
}

const char* constant_set::keep(std::string text) { return texts_.emplace_back(std::move(text)).c_str(); }

pawl::script constant_set::convert(const script& from) {
  // The section ends before the file does, and a NUL has to follow.
  const char* const text = keep(std::string{from.text()});
  const auto& piece = pieces_.emplace_back(pawl::text{text, from.length});
  const pawl::standalone_statement* standalone = nullptr;
  if (from.standalone) {
    const auto& [how, relation, object] = *from.standalone;
    standalone = &standalone_.emplace_back(pawl::standalone_statement{how, relation.c_str(), object.c_str()});
  }
  return {.file = from.file->path.c_str(),
          .first_line = from.first_line,
          .pieces = {&piece, 1},
          .statements = {from.statements.data(), static_cast<std::uint32_t>(from.statements.size())},
          .changes_rows = from.changes_rows,
          .standalone = standalone};
}

}  // namespace pawl::generator
