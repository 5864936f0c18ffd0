#include "process/started_program.hpp"

#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <thread>

#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/extend.hpp>
#include <boost/process/group.hpp>
#include <boost/process/io.hpp>
#include <boost/process/start_dir.hpp>

namespace pawl::generator {

namespace {

namespace bp = boost::process;

struct close_file {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
// Nameless files rather than pipes: whoever writes never waits for whoever reads, and nothing is left behind.
using file_handle = std::unique_ptr<std::FILE, close_file>;

file_handle temporary_file() {
  file_handle file{std::tmpfile()};
  if (!file) throw std::system_error{errno, std::generic_category(), "no temporary file can be made"};
  return file;
}

file_handle file_with(const std::string& content) {
  file_handle file = temporary_file();
  if (std::fwrite(content.data(), 1, content.size(), file.get()) != content.size() || std::fflush(file.get()) != 0)
    throw std::system_error{errno, std::generic_category(), "a temporary file cannot be written"};
  std::rewind(file.get());
  return file;
}

std::size_t size_of(std::FILE* file) {
  struct stat status {};
  return ::fstat(::fileno(file), &status) == 0 ? static_cast<std::size_t>(status.st_size) : 0;
}

/// Where the program goes on writing is a place that it shares with us: it is left alone.
std::string content_of(std::FILE* file) {
  std::string content(size_of(file), '\0');
  std::size_t read = 0;
  while (read < content.size()) {
    const auto count = ::pread(::fileno(file), content.data() + read, content.size() - read, static_cast<off_t>(read));
    if (count <= 0) break;
    read += static_cast<std::size_t>(count);
  }
  content.resize(read);
  return content;
}

/// The variables as execve() takes them. (Boost's own environment reads behind the end of what it holds.)
class variables {
 public:
  explicit variables(std::vector<std::string> texts) : texts_{std::move(texts)} {
    for (std::string& text : texts_) pointers_.push_back(text.data());
    pointers_.push_back(nullptr);
  }
  variables(const variables&) = delete;
  variables& operator=(const variables&) = delete;

  char** get() noexcept { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<char*> pointers_;
};

}  // namespace

struct started_program::state {
  explicit state(const program_call& call)
      : input{file_with(call.input)}, output{temporary_file()}, errors{temporary_file()} {
    variables environment{call.environment};
    const auto before_it_runs = bp::extend::on_exec_setup([&](auto& executor) {
      executor.env = environment.get();
      // A shell has what runs in the background ignore these; whoever is started by us is not told to.
      for (const int each : {SIGINT, SIGQUIT}) ::signal(each, SIG_DFL);
      if (call.ends_with_us) ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
    child = bp::child{
        bp::exe = call.program,     bp::args = call.arguments,    bp::start_dir = call.directory, before_it_runs,
        (bp::std_in < input.get()), (bp::std_out > output.get()), (bp::std_err > errors.get()),   group};
  }
  state(const state&) = delete;
  state& operator=(const state&) = delete;

  ~state() {
    std::error_code ignored;
    if (child.valid() && child.running(ignored)) ::kill(-child.id(), SIGKILL);
    if (child.valid()) child.wait(ignored);
    group.detach();
  }

  file_handle input;
  file_handle output;
  file_handle errors;
  bp::group group;
  bp::child child;
};

started_program::started_program(const program_call& call) : state_{std::make_unique<state>(call)} {}
started_program::~started_program() = default;
started_program::started_program(started_program&&) noexcept = default;
started_program& started_program::operator=(started_program&&) noexcept = default;

pid_t started_program::id() const { return state_->child.id(); }

bool started_program::running() {
  std::error_code ignored;
  return state_->child.running(ignored);
}

void started_program::kill(int signal) const { ::kill(-id(), signal); }

/// Polls: Boost's own wait_for forks a helper and loses the ends of other children.
bool started_program::wait_for(std::chrono::milliseconds limit) {
  const auto deadline = std::chrono::steady_clock::now() + limit;
  while (state_->child.running()) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
  return true;
}

int started_program::wait() {
  state_->child.wait();
  return state_->child.native_exit_code();
}

std::string started_program::output() const { return content_of(state_->output.get()); }
std::string started_program::errors() const { return content_of(state_->errors.get()); }
std::size_t started_program::written() const { return size_of(state_->output.get()) + size_of(state_->errors.get()); }

}  // namespace pawl::generator
