#pragma once

/// Watches an upgrade for the command: draws its progress on a terminal, tells what the server says, and notices
/// Ctrl-C.

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <pawl/observer.hpp>

#include "command_line/console.hpp"

namespace pawl::commands {

struct watcher_options {
  /// Says nothing, and draws nothing.
  bool quiet = false;
  bool draws = false;
  std::vector<std::string> secrets = {};
};

class watcher final : public observer {
 public:
  watcher(console& console, watcher_options options);
  watcher(const watcher&) = delete;
  watcher& operator=(const watcher&) = delete;
  ~watcher() override;

  void migration_begins(const migration& migration, direction direction, std::size_t index, std::size_t count) override;
  void statement_begins(const migration& migration, std::string_view sql) override;
  void migration_ran(const migration& migration, direction direction, std::chrono::microseconds duration) override;
  void committed() override;
  void waiting_for_lock() override;
  void notice(std::string_view text) override;

  /// Draws anew, with what the engine tells; from any thread.
  void tick(std::string_view detail);

  /// Removes what is drawn.
  void clear();

  /// How many steps last.
  std::size_t committed_steps() const noexcept { return committed_; }

  /// Whether the last of them was a step down.
  bool has_undone() const noexcept { return committed_way_ == direction::down; }

 private:
  using clock = std::chrono::steady_clock;

  /// A migration that has begun.
  struct begun {
    const pawl::migration* migration;
    direction way;
    std::size_t index;
  };

  void show(const begun& step);
  std::string line() const;
  void draw();
  void say(const std::string& text);

  console& console_;
  watcher_options options_;
  std::mutex mutex_;
  clock::time_point start_ = clock::now();
  clock::time_point drawn_ = {};
  bool is_drawn_ = false;
  /// Of what is not committed yet; several begin at once where an engine sends them in one message.
  std::vector<begun> open_;
  const migration* shown_ = nullptr;
  std::string name_;
  std::string detail_;
  std::size_t index_ = 0;
  std::size_t count_ = 0;
  std::size_t statement_ = 0;
  std::size_t statements_ = 0;
  /// What ran and is not committed yet.
  std::vector<std::pair<const pawl::migration*, direction>> ran_;
  std::size_t committed_ = 0;
  direction committed_way_ = direction::up;
};

}  // namespace pawl::commands
