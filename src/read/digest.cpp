// The digest that names a rule set's content in a report: SHA-256 (FIPS 180-4), computed by libsodium.
// Tests: tests/read/digest_test.cpp
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include <array>
#include <string>
#include <string_view>

#include "read/json.hpp"

namespace huiqi::read {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

}  // namespace huiqi::read
