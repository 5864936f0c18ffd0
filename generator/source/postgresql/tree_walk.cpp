#include "source/postgresql/tree_walk.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pawl::generator::pg {
namespace {

template <typename Value>
const Value& member(const ProtobufCMessage& message, unsigned offset) {
  return *reinterpret_cast<const Value*>(reinterpret_cast<const std::byte*>(&message) + offset);
}

bool is_set(const ProtobufCMessage& message, const ProtobufCFieldDescriptor& field) {
  if ((field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) == 0U) return true;
  return member<std::uint32_t>(message, field.quantifier_offset) == field.id;
}

void add_field(const ProtobufCMessage& message, const ProtobufCFieldDescriptor& field,
               std::vector<const ProtobufCMessage*>& to) {
  if (field.type != PROTOBUF_C_TYPE_MESSAGE) return;
  if (field.label == PROTOBUF_C_LABEL_REPEATED) {
    const auto count = member<std::size_t>(message, field.quantifier_offset);
    const auto* const* const first = member<const ProtobufCMessage* const*>(message, field.offset);
    to.insert(to.end(), first, first + count);
  } else if (is_set(message, field)) {
    if (const auto* child = member<const ProtobufCMessage*>(message, field.offset); child != nullptr)
      to.push_back(child);
  }
}

/// In order.
void add_children(const ProtobufCMessage& message, std::vector<const ProtobufCMessage*>& to) {
  const auto& descriptor = *message.descriptor;
  // Of its two hundred members, a node has the one that it says.
  if (const auto* node = as<PgQuery__Node>(message, pg_query__node__descriptor)) {
    const auto* field = protobuf_c_message_descriptor_get_field(&descriptor, static_cast<unsigned>(node->node_case));
    if (field != nullptr) add_field(message, *field, to);
    return;
  }
  for (unsigned i = 0; i < descriptor.n_fields; ++i) add_field(message, descriptor.fields[i], to);
}

}  // namespace

void walk(const ProtobufCMessage& root, const std::function<bool(const ProtobufCMessage&)>& visit) {
  std::vector<const ProtobufCMessage*> pending{&root};
  std::vector<const ProtobufCMessage*> children;
  while (!pending.empty()) {
    const auto& message = *pending.back();
    pending.pop_back();
    if (!visit(message)) continue;
    children.clear();
    add_children(message, children);
    pending.insert(pending.end(), children.rbegin(), children.rend());
  }
}

}  // namespace pawl::generator::pg
