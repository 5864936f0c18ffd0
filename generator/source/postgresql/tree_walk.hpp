#pragma once

/// All the nodes of a tree, whatever they are.

#include <functional>

#include <pg_query/pg_query.pb-c.h>

namespace pawl::generator::pg {

/// Calls `visit` with each message of the tree, `root` first, and goes on below those for which it returns true. Does
/// not recurse.
void walk(const ProtobufCMessage& root, const std::function<bool(const ProtobufCMessage&)>& visit);

inline void walk(const PgQuery__Node& root, const std::function<bool(const ProtobufCMessage&)>& visit) {
  walk(root.base, visit);
}

/// The message as a node of the kind that `descriptor` describes; null where it is another.
template <typename Node>
const Node* as(const ProtobufCMessage& message, const ProtobufCMessageDescriptor& descriptor) {
  return message.descriptor == &descriptor ? reinterpret_cast<const Node*>(&message) : nullptr;
}

}  // namespace pawl::generator::pg
