// A sentence in both languages of the library.
#pragma once

#include <string>

namespace huiqi {

/// Words for people, Chinese and English side by side. UTF-8.
struct Text {
  std::string zh;
  std::string en;

  bool empty() const { return zh.empty() && en.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

enum class Language { zh, en };

/// The words of one language; the other one where that is empty.
inline const std::string& in(const Text& text, Language language) {
  const std::string& wanted = language == Language::zh ? text.zh : text.en;
  if (!wanted.empty()) return wanted;
  return language == Language::zh ? text.en : text.zh;
}

}  // namespace huiqi
