#include "guard/chain.hpp"

#include <fstream>
#include <iterator>

#include "source/sha256.hpp"
#include "source/token_hash.hpp"

namespace {

using namespace pawl::generator;

version read(std::string_view text) { return version::parse(text).value(); }

TEST(chain, HashesThePreviousChainTheVersionAndTheHash) {
  EXPECT_EQ(next_chain("", read("0003"), "t1:ab"), sha256_of("3t1:ab"));
  EXPECT_EQ(next_chain("ff", read("1.02"), "t1:ab"), sha256_of("ff1.2t1:ab"));
}

TEST(chain, IsFilledForEveryDialect) {
  migration_set set;
  set.dialects.resize(2);
  for (dialect_migrations& dialect : set.dialects)
    for (const char* number : {"1", "2"}) {
      migration& migration = dialect.migrations.emplace_back();
      migration.version = read(number);
      migration.up.hash = "t1:x";
    }
  compute_chains(set);
  for (const dialect_migrations& dialect : set.dialects) {
    EXPECT_EQ(dialect.migrations[0].chain, sha256_of("1t1:x"));
    EXPECT_EQ(dialect.migrations[1].chain, sha256_of(sha256_of("1t1:x") + "2t1:x"));
  }
}

TEST(chain, AgreesWithTheExampleOfItsDefinition) {
  std::ifstream page{PAWL_SOURCE_DIR "/docs/formats.md"};
  const std::string text{std::istreambuf_iterator<char>{page}, {}};
  const std::string hash = token_hash("SELECT 1;", pawl::dialect::sqlite);
  const std::string first = next_chain("", read("0001"), hash);
  EXPECT_NE(text.find("`" + first + "`"), std::string::npos);
  const std::string second = next_chain(first, read("0002"), hash);
  EXPECT_NE(text.find("`" + second + "`"), std::string::npos);
  migration views;
  views.version = version::repeatable();
  views.name = "views";
  views.up.hash = hash;
  EXPECT_NE(text.find("`" + next_chain(second, views) + "`"), std::string::npos);
}

TEST(sha256, AgreesWithThePublishedExample) {
  EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
