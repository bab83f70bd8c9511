// huiqi_generate: a population as JSON Lines on standard output. bench/population.hpp says what is in it.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "population.hpp"

namespace {

int usage() {
  std::fputs(
      "huiqi_generate --rows N [--seed S] [--first N]\n"
      "  Writes N applicant profiles as JSON Lines. The same seed gives the same bytes on every machine;\n"
      "  row k does not depend on how many are written, so --first cuts a population into pieces.\n",
      stderr);
  return 2;
}

bool number_of(const char* text, std::uint64_t& number) {
  char* end = nullptr;
  number = std::strtoull(text, &end, 10);
  return *text >= '0' && *text <= '9' && *end == '\0';
}

}  // namespace

int main(int count, char** words) {
  std::uint64_t rows = 0, seed = 1, first = 0;
  bool said = false;
  for (int i = 1; i < count; i += 2) {
    const std::string_view word = words[i];
    std::uint64_t* meant = word == "--rows" ? &rows : word == "--seed" ? &seed : word == "--first" ? &first : nullptr;
    if (meant == nullptr || i + 1 == count || !number_of(words[i + 1], *meant)) return usage();
    said = said || meant == &rows;
  }
  if (!said) return usage();
  bench::Enterprise enterprise;
  std::string text;
  for (std::uint64_t row = first; row < first + rows; ++row) {
    bench::generate(seed, row, enterprise);
    bench::write_json(enterprise, text);
    text += '\n';
    const bool last = row + 1 == first + rows;
    if (text.size() < (1u << 20) && !last) continue;
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) return 3;
    text.clear();
  }
  return std::fflush(stdout) == 0 ? 0 : 3;
}
