#include "source/file_bytes.hpp"

#include <gtest/gtest.h>

#include <cerrno>

#include "support/temporary_folder.hpp"

namespace {

using pawl::generator::read_file;

class file_bytes : public testing::Test {
 protected:
  pawl::test::temporary_folder folder;
};

TEST_F(file_bytes, AreAllOfThem) {
  const std::string bytes = std::string{"a\r\n\0\xff", 5} + std::string(200'000, 'x') + "\n";
  folder.write("file", bytes);
  EXPECT_EQ(read_file(folder / "file"), bytes);
  folder.write("empty", "");
  EXPECT_EQ(read_file(folder / "empty"), "");
}

TEST_F(file_bytes, AreNoMoreThanAskedFor) {
  folder.write("file", std::string(200'000, 'x'));
  EXPECT_EQ(read_file(folder / "file", 70'000), std::string(70'000, 'x'));
  EXPECT_EQ(read_file(folder / "file", 0), "");
}

TEST_F(file_bytes, AreNotThereWhereTheSystemRefuses) {
  EXPECT_EQ(read_file(folder / "nothing"), std::nullopt);
  EXPECT_EQ(errno, ENOENT);
  EXPECT_EQ(read_file(folder.path()), std::nullopt);
  EXPECT_EQ(errno, EISDIR);
}

}  // namespace
