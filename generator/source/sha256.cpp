#include "source/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>

namespace pawl::generator {

namespace {

// OpenSSL's digests fail for want of memory only.
void demand(int result) {
  if (result != 1) throw std::bad_alloc{};
}

std::string to_hexadecimal(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(count * 2);
  for (std::size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4U];
    text += digits[bytes[i] & 0xFU];
  }
  return text;
}

}  // namespace

sha256::sha256() : context_{EVP_MD_CTX_new()} {
  if (!context_) throw std::bad_alloc{};
  demand(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
}

void sha256::context_deleter::operator()(evp_md_ctx_st* context) const noexcept { EVP_MD_CTX_free(context); }

void sha256::add(std::string_view bytes) { demand(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }

std::string sha256::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  demand(EVP_DigestFinal_ex(context_.get(), digest.data(), &size));
  // Without a type the context keeps the one it has, which saves OpenSSL the search for it.
  demand(EVP_DigestInit_ex(context_.get(), nullptr, nullptr));
  return to_hexadecimal(digest.data(), size);
}

std::string sha256_of(std::string_view bytes) {
  sha256 digest;
  digest.add(bytes);
  return digest.finish();
}

}  // namespace pawl::generator
