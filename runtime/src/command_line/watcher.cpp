#include "command_line/watcher.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "command_line/interruption.hpp"
#include "command_line/table.hpp"
#include "command_line/words.hpp"

namespace pawl::commands {
namespace {

/// What takes less is over before anybody has read the line.
constexpr std::chrono::milliseconds before_drawing{300};
constexpr std::chrono::milliseconds between_drawings{100};

constexpr const char* clear_line = "\r\033[K";

/// `[####------]`
std::string bar(std::size_t done, std::size_t all) {
  constexpr std::size_t length = 10;
  const std::size_t full = all == 0 ? 0 : length * done / all;
  return "[" + std::string(full, '#') + std::string(length - full, '-') + "]";
}

}  // namespace

watcher::watcher(console& console, watcher_options options) : console_{console}, options_{std::move(options)} {
  options_.draws = options_.draws && !options_.quiet && console_.screen.progress_width > 0;
}

watcher::~watcher() { clear(); }

void watcher::migration_begins(const migration& migration, direction direction, std::size_t index, std::size_t count) {
  interruption::check();
  interruption::set_working(true);
  const std::lock_guard lock{mutex_};
  // What begins again was rolled back, with whatever ran beside it.
  if (std::ranges::count(ran_, std::pair{&migration, direction}) > 0) ran_.clear();
  ran_.reserve(count);
  count_ = count;
  open_.push_back({&migration, direction, index});
  show(open_.back());
}

void watcher::statement_begins(const migration& migration, std::string_view) {
  interruption::check();
  interruption::set_working(true);
  const std::lock_guard lock{mutex_};
  if (shown_ != &migration) {
    const auto step = std::ranges::find(open_, &migration, &begun::migration);
    if (step != open_.end()) show(*step);
  }
  ++statement_;
  draw();
}

void watcher::show(const begun& step) {
  shown_ = step.migration;
  name_ = harmless(fmt::format("{} {}", shown_->version, shown_->name));
  detail_.clear();
  index_ = step.index;
  statement_ = 0;
  statements_ = (step.way == direction::up ? shown_->up : shown_->down).statements.size();
}

/// Throws nothing: what it tells of may be committed already.
void watcher::migration_ran(const migration& migration, direction direction, std::chrono::microseconds) {
  ran_.emplace_back(&migration, direction);
}

void watcher::committed() {
  interruption::set_working(false);
  committed_ += ran_.size();
  if (!ran_.empty()) committed_way_ = ran_.back().second;
  ran_.clear();
  const std::lock_guard lock{mutex_};
  open_.clear();
}

void watcher::waiting_for_lock() {
  interruption::set_working(false);
  say("waiting: another connection migrates this database, or keeps it locked");
}

void watcher::notice(std::string_view text) { say(fmt::format("notice: {}", text)); }

void watcher::tick(std::string_view detail) {
  const std::lock_guard lock{mutex_};
  detail_ = detail;
  if (count_ > 0) draw();
}

void watcher::clear() {
  const std::lock_guard lock{mutex_};
  if (is_drawn_) console_.err << clear_line << std::flush;
  is_drawn_ = false;
}

/// The most telling first: a narrow terminal shows the line's beginning.
std::string watcher::line() const {
  const auto elapsed = std::chrono::duration_cast<std::chrono::seconds>(clock::now() - start_);
  std::string text =
      fmt::format("{} {}/{} {}  {}", bar(index_ - 1, count_), index_, count_, on_a_clock(elapsed), name_);
  if (statements_ > 0) text += fmt::format("  statement {} of {}", statement_, statements_);
  if (!detail_.empty()) text += "  " + harmless(detail_);
  return cut(text, console_.screen.progress_width - 1);
}

void watcher::draw() {
  const auto now = clock::now();
  if (!options_.draws || now - start_ < before_drawing || now - drawn_ < between_drawings) return;
  console_.err << clear_line << line() << std::flush;
  drawn_ = now;
  is_drawn_ = true;
}

void watcher::say(const std::string& text) {
  if (options_.quiet) return;
  clear();
  console_.err << harmless(text, options_.secrets) << std::endl;
}

}  // namespace pawl::commands
