#pragma once

/// A program on a terminal, as a person would use it: it sees one on all three streams.
///
///     terminal screen{{.program = "pawl", .arguments = {"down", url}}, 80};
///     EXPECT_TRUE(screen.shows("[y/N]"));
///     screen.type("y\n");
///     EXPECT_EQ(screen.wait(), 0);
///     EXPECT_EQ(screen.text(), ...);

#include <chrono>
#include <string>

#include "support/process.hpp"

namespace pawl::test {

class terminal {
 public:
  /// The command's input and timeout are not used. Throws `std::system_error`.
  explicit terminal(const command& what, unsigned short columns = 80);
  terminal(const terminal&) = delete;
  terminal& operator=(const terminal&) = delete;
  /// Kills the program where it still runs.
  ~terminal();

  void type(const std::string& text) const;

  /// Whether the text appears before the program ends and within the time.
  bool shows(const std::string& text, std::chrono::milliseconds time = std::chrono::seconds{30});

  /// As Ctrl-C does it.
  void press_ctrl_c() const { type("\x03"); }

  /// Waits for the end; the exit code, 128 plus the signal where one ended it.
  int wait();

  /// All that was shown, with the line ends that the program wrote.
  std::string text() const;

 private:
  bool read_some(std::chrono::milliseconds time);

  int master_ = -1;
  int child_ = -1;
  std::string shown_;
};

}  // namespace pawl::test
