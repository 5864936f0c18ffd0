#pragma once

/// SHA-256, by OpenSSL.

#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace pawl::generator {

class sha256 {
 public:
  sha256();

  void add(std::string_view bytes);

  /// 64 lower-case hexadecimal digits of all that was added; the object starts afresh.
  std::string finish();

 private:
  struct context_deleter {
    void operator()(evp_md_ctx_st* context) const noexcept;
  };
  std::unique_ptr<evp_md_ctx_st, context_deleter> context_;
};

/// The digest of one text, 64 lower-case hexadecimal digits.
std::string sha256_of(std::string_view bytes);

}  // namespace pawl::generator
