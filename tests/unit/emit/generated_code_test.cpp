#include "emit/generated_code.hpp"

#include <filesystem>
#include <random>

#include "generated_program.hpp"
#include "source/sha256.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::generated_program;
using pawl::test::set_of;

std::vector<std::string> installed_compilers() {
  std::vector<std::string> found;
  for (const std::string name : {"g++", "clang++"}) {
    if (std::filesystem::exists("/usr/bin/" + name)) found.push_back(name);
  }
  return found;
}

/// Text of the bytes that break compilers and escapes, in an order that `random` says.
std::string random_text(std::mt19937& random, std::size_t size) {
  const std::vector<std::string> dangers{"?\?/\n",
                                         "?\?=",
                                         "\r\n",
                                         "\r",
                                         ")\"",
                                         "\\\n",
                                         "\\",
                                         "\"",
                                         "%s",
                                         "\x01"
                                         "1",
                                         "/*",
                                         "*/\n",
                                         "//",
                                         "R\"(",
                                         "\xef\xbb\xbf",
                                         "\xe2\x80\xae",
                                         "\n",
                                         "'",
                                         "#include",
                                         std::string(1, '\0'),
                                         std::string(9'000, 'x')};
  std::string text;
  while (text.size() < size) {
    if (random() % 3 == 0) {
      text += dangers[random() % dangers.size()];
    } else {
      text += static_cast<char>(random() % 256);
    }
  }
  return text;
}

std::string every_byte() {
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  return text;
}

std::vector<std::string> sample_texts() {
  std::mt19937 random{20'240'131};
  std::vector<std::string> texts{
      "", every_byte(), "?\?/", "\\", std::string(48 * 1024, '?'), std::string(48 * 1024 + 1, 'a')};
  for (int i = 0; i < 60; ++i) texts.push_back(random_text(random, random() % 3'000));
  texts.push_back(random_text(random, 200'000));
  texts.push_back(random_text(random, 3'000'000));
  return texts;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += text;
  return all;
}

TEST(generated_code, HoldsExactlyTheBytesOfTheScripts) {
  const auto texts = sample_texts();
  const generated_program program{set_of(texts)};
  for (const auto& compiler : installed_compilers()) {
    for (const auto& flags : {std::vector<std::string>{"-std=c++20"}, {"-std=gnu++20", "-trigraphs"}}) {
      const auto printed = program.print_scripts(compiler, flags);
      ASSERT_EQ(printed.exit_code, 0) << compiler << printed.errors.substr(0, 2'000);
      EXPECT_EQ(sha256_of(printed.output), sha256_of(joined(texts))) << compiler << ' ' << flags.back();
    }
  }
}

TEST(generated_code, SaysHowAScriptOutsideATransactionIsTakenUpAgain) {
  auto set = set_of({"one", "two", "three"});
  set.dialects[0].migrations[0].up.standalone = standalone{pawl::resumption::create_index, "shop.notes", "\"A b\""};
  set.dialects[0].migrations[2].up.standalone =
      standalone{pawl::resumption::detach_partition, "a\\", "\"; int injected;"};
  const auto source = generated_source(set, {.set = "s", .name_space = "s"});
  EXPECT_NE(source.find("constexpr ::pawl::standalone_statement standalones[] = {\n"
                        "{::pawl::resumption::create_index,\"shop.notes\",\"\\042A b\\042\"},\n"
                        "{::pawl::resumption::detach_partition,\"a\\134\",\"\\042; int injected;\"},\n};\n"),
            std::string::npos)
      << source;
  const generated_program program{set};
  for (const auto& compiler : installed_compilers()) EXPECT_EQ(program.compile(compiler, {"-std=c++20"}).exit_code, 0);
}

TEST(generated_code, HoldsNothingAboutTransactionsWhereAllScriptsRunInOne) {
  EXPECT_EQ(generated_source(set_of({"one"}), {.set = "s", .name_space = "s"}).find("standalone"), std::string::npos);
}

TEST(generated_code, DefinesOneSymbolWhateverTheScriptsHold) {
  const std::vector<std::string> hostile{"\"; int injected() { return 1; } //",
                                         ")SQL\"; int injected;",
                                         "\\\nint injected;",
                                         "?\?/\nint injected;",
                                         "*/ int injected; /*",
                                         "#include </etc/passwd>\n",
                                         "_Pragma(\"once\")",
                                         "\xe2\x80\xae int injected;",
                                         "\", 1}}; int injected; ::pawl::text x[]{{\"",
                                         "__asm__(\".globl injected\")",
                                         "%:define constexpr",
                                         "\r\nint injected;\r\n",
                                         "')\");system(\"id\");(\"",
                                         "${injected}",
                                         "`id`"};
  auto set = set_of(hostile);
  set.dialects[0].migrations[0].name = "\"; int injected;";
  const generated_program program{set};
  for (const auto& compiler : installed_compilers()) {
    const auto compiled = program.compile(compiler, {"-std=c++20", "-O2"});
    ASSERT_EQ(compiled.exit_code, 0) << compiled.errors;
    const auto symbols = pawl::test::run({.program = "nm", .arguments = {"--defined-only", "-gC", program.object()}});
    EXPECT_EQ(symbols.output.substr(symbols.output.find(' ')), " T generated::migrations()\n");
  }
}

TEST(generated_code, RunsNothingBeforeMain) {
  const generated_program program{set_of({"CREATE TABLE a (b);", "CREATE TABLE c (d);"})};
  for (const auto& compiler : installed_compilers()) {
    ASSERT_EQ(program.compile(compiler, {"-std=c++20", "-O0"}).exit_code, 0);
    const auto sections = pawl::test::run({.program = "objdump", .arguments = {"-h", program.object()}});
    EXPECT_EQ(sections.output.find(".init_array"), std::string::npos);
    EXPECT_EQ(sections.output.find(".ctors"), std::string::npos);
  }
}

TEST(generated_code, DoesNotCompileWithAWrongLength) {
  auto source = generated_source(set_of({"CREATE TABLE a (b);"}), {"generated", "generated"});
  for (const char* wrong : {",18}", ",20}"}) {
    auto edited = source;
    const auto length = edited.find(",19}");
    ASSERT_NE(length, std::string::npos);
    edited.replace(length, 4, wrong);
    const generated_program program{set_of({"x"})};
    program.folder().write("migrations.cpp", edited);
    EXPECT_NE(program.compile("g++", {"-std=c++20"}).exit_code, 0) << wrong;
  }
}

TEST(generated_code, IsTheSameForTheSameSet) {
  const auto set = set_of({"CREATE TABLE a (b);"});
  EXPECT_EQ(generated_source(set, {"a", "b::c"}), generated_source(set, {"a", "b::c"}));
}

TEST(generated_code, NamesTheFolderAndNothingAboveIt) {
  auto set = set_of({"CREATE TABLE a (b);"});
  for (const char* directory :
       {"/home/somebody/db/steps", "/home/somebody/db/steps/", "/home/somebody/x/../db/steps/."}) {
    set.directory = directory;
    const auto source = generated_source(set, {"a", "a"});
    EXPECT_NE(source.find("\"steps/1_step.sql\""), std::string::npos) << directory;
    EXPECT_EQ(source.find("somebody"), std::string::npos) << directory;
  }
}

TEST(generated_code, HoldsATextOfTwoDialectsOnce) {
  auto set = set_of({"CREATE TABLE only_once (b);"});
  set.dialects.push_back(set.dialects[0]);
  set.dialects[1].dialect = pawl::dialect::postgresql;
  const auto source = generated_source(set, {"a", "a"});
  const auto first = source.find("only_once");
  EXPECT_EQ(source.find("only_once", first + 1), std::string::npos);
  EXPECT_NE(source.find("postgresql_migrations,1"), std::string::npos);
  EXPECT_EQ(generated_program{set}.compile("g++", {"-std=c++20"}).errors, "");
}

TEST(generated_code, CompilesWithoutAStatementOrAText) {
  auto set = set_of({""});
  set.dialects[0].migrations[0].up.statements.clear();
  EXPECT_EQ(generated_program{set}.compile("g++", {"-std=c++20"}).errors, "");
}

TEST(generated_code, EmbedsTheSchemaThatTheProofEndedWith) {
  auto set = set_of({"CREATE TABLE a (b);"});
  EXPECT_NE(generated_source(set, {"a", "a"}).find("{sqlite_migrations,1},nullptr}"), std::string::npos);
  set.dialects[0].schema = {"SQLite 3.40.1", {{"table", "a", "", ""}, {"column", "a.\"b\"", "a", "TEXT\nx"}}};
  const auto source = generated_source(set, {"a", "a"});
  EXPECT_NE(source.find("{\"table\\000a\\000\\000\\000\\012\"\n\"column\\000a.\\042b\\042\\000a\\000TEXT\\012\"\n"
                        "\"x\\000\\012\"\n,34}"),
            std::string::npos)
      << source;
  EXPECT_NE(source.find("sqlite_schema{\"SQLite 3.40.1\",{pieces+0,1}}"), std::string::npos) << source;
  EXPECT_EQ(generated_program{set}.compile("g++", {"-std=c++20"}).errors, "");
  EXPECT_EQ(generated_program{set}.compile("clang++", {"-std=c++20"}).errors, "");
}

TEST(generated_code, OpensNestedNamespaces) {
  EXPECT_NE(generated_header({"a", "b::c"}).find("namespace b::c {"), std::string::npos);
}

}  // namespace
