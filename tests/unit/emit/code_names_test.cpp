#include "emit/code_names.hpp"

namespace {

using pawl::generator::is_namespace;
using pawl::generator::is_set_name;

TEST(namespace_name, IsIdentifiersJoinedByColons) {
  for (const char* name : {"notes", "a::b", "_x", "a1::b2::c3", "Notes_Schema"})
    EXPECT_TRUE(is_namespace(name)) << name;
}

TEST(namespace_name, IsNothingElse) {
  for (const char* name :
       {"", "::", "a::", "::a", "a:b", "a b", "1a", "a-b", "a;b", "a{", "caf\xc3\xa9", "a\n", "a::::b"}) {
    EXPECT_FALSE(is_namespace(name)) << name;
  }
}

TEST(namespace_name, IsNoKeywordAndNotReserved) {
  for (const char* name : {"class", "a::namespace", "xor_eq", "alignas", "std", "__a", "a__b", "_A"}) {
    EXPECT_FALSE(is_namespace(name)) << name;
  }
}

TEST(set_name, HoldsWhatAFolderAndATargetCanHold) {
  for (const char* name : {"notes", "notes-2.0", "_a"}) EXPECT_TRUE(is_set_name(name)) << name;
  for (const char* name : {"", ".", "..", "a/b", "-a", "1a", "a b", "a\"b", "a\n"})
    EXPECT_FALSE(is_set_name(name)) << name;
}

}  // namespace
