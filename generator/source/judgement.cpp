#include "source/judgement.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

namespace pawl::generator {

void judgement::add(const added_column& column) {
  if (column.is_key) return breaks(fmt::format("the new column {} must be unique", column.name));
  if (column.is_checked) return breaks(fmt::format("a CHECK stands on the new column {}", column.name));
  if (column.is_computed) return breaks(fmt::format("the new column {} is computed from others", column.name));
  if (column.not_null && !column.has_default)
    breaks(fmt::format("the new column {} is NOT NULL without a default", column.name));
}

/// Rows that the older program does not know keep it from deleting those that it does.
void judgement::add(const added_reference& reference) {
  references_.push_back(reference);
  if (!reference.parent_is_new && !reference.lets_go) {
    breaks(
        fmt::format("rows of {} cannot be deleted while rows of {} point at them", reference.parent, reference.child));
  }
  look_for_holders();
}

/// What is to go along with rows of an older table, and is held fast itself, holds these.
void judgement::look_for_holders() {
  std::set<std::string_view> going;
  for (bool more = true; more;) {
    more = false;
    for (const auto& each : references_) {
      if (!each.goes_along || (each.parent_is_new && !going.contains(each.parent))) continue;
      more = going.insert(each.child).second || more;
    }
  }
  for (const auto& each : references_) {
    if (each.lets_go || !each.parent_is_new || !going.contains(each.parent)) continue;
    breaks(fmt::format("rows of {} are to go with rows that are deleted, and rows of {} hold them", each.parent,
                       each.child));
  }
}

void judgement::add(const added_index& index) {
  if (index.is_unique) return breaks(fmt::format("the new index {} is unique", index.name));
  if (index.is_computed) breaks(fmt::format("the new index {} computes what may fail", index.name));
}

void judgement::breaks(std::string what) {
  if (verdict_ == compatibility::breaking) return;
  verdict_ = compatibility::breaking;
  reason_ = std::move(what);
}

void judgement::doubts(std::string what) {
  if (verdict_ != compatibility::compatible) return;
  verdict_ = compatibility::unknown;
  reason_ = std::move(what);
}

}  // namespace pawl::generator
