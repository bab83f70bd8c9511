// The profile as records of facts: the shape the vocabulary gives it, values in stored units.
// Source: shared forms of a profile in docs/profile.md. Tests: tests/profile/
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "huiqi/date.hpp"
#include "huiqi/diagnostic.hpp"
#include "values/rational.hpp"
#include "vocabulary/vocabulary.hpp"

namespace huiqi::profile {

enum class Presence : std::uint8_t { unknown, none, known };

/// A year (2025) or a quarter (2025Q1) of a series.
struct PeriodKey {
  std::int32_t year = 0;
  std::int32_t quarter = 0;  ///< 0: the whole year
  friend auto operator<=>(const PeriodKey&, const PeriodKey&) = default;
};

struct RecordValue;

/// What few facts have: beside a fact's value, so that most values are small.
struct More {
  std::string text;
  std::optional<Date> decided_on;  ///< of a determination
  std::string decided_by, document;
  std::vector<std::pair<PeriodKey, std::optional<Rational>>> series;  ///< ascending; "none" holds nothing
  std::map<std::string, Rational> indicators;
  std::map<std::string, Place> indicator_places;
  std::vector<RecordValue> items;
};

/// A `More` that is made when it is written; copied with its value. Reading an absent one gives an empty one.
class MoreBox {
 public:
  constexpr MoreBox() = default;
  MoreBox(const MoreBox& other);
  MoreBox(MoreBox&&) noexcept = default;
  MoreBox& operator=(const MoreBox& other);
  MoreBox& operator=(MoreBox&&) noexcept = default;
  ~MoreBox();

  bool exists() const { return more_ != nullptr; }
  const More* operator->() const;
  More& edit();

 private:
  std::unique_ptr<More> more_;
};

/// One fact's value. Which members are meant follows from the fact's type:
///   money (fen), rate, count, number, score, year, date (days since 1970), enumeration (ordinal; -1: another word of an
///   open list), reference (index into the list it points into): `number`;
///   yes_no, determination: `yes`; enumerations: `set` (a bit a member); text, credit_code, and words of open lists: `text`;
///   area, industry: the span of codes it may be, `number` and `further_codes` after it; record: `items[0]`; list: `items`;
///   series: `series`; indicators: `indicators`. The last ones are in `more`.
struct FactValue {
  Presence presence = Presence::unknown;
  bool yes = false;
  std::int32_t further_codes = 0;
  Place place;
  std::uint64_t set = 0;
  MoreBox more;
  Rational number;

  Rational number_to() const { return number + Rational(further_codes); }
  /// What is stated of a period; null where nothing is, and empty where "none" is.
  const std::optional<Rational>* in(PeriodKey period) const;
};

/// The facts of a record, by their places in its declaration. Only those that a profile mentions take room.
class Facts {
 public:
  void declare(std::size_t count) { places_.assign(count, 0); }
  std::size_t size() const { return places_.size(); }
  /// The value of any declared fact: an unknown one where the profile does not mention it.
  const FactValue& operator[](std::size_t fact) const;
  /// The same, to be written. Valid until the next call.
  FactValue& edit(std::size_t fact);

 private:
  std::vector<std::uint16_t> places_;  ///< in `mentioned_`, from 1 on; 0: not mentioned
  std::vector<FactValue> mentioned_;
};

/// Facts in the order of the record's declaration.
struct RecordValue {
  int record = -1;
  bool place_is_object = true;  ///< false: something else was written, and complained of
  std::string id;
  Facts facts;
  Place place;
};

constinit inline const FactValue not_mentioned{};
inline const FactValue& Facts::operator[](std::size_t fact) const {
  return places_[fact] == 0 ? not_mentioned : mentioned_[places_[fact] - std::size_t{1}];
}

inline MoreBox::~MoreBox() = default;
inline const More* MoreBox::operator->() const {
  static const More empty;
  return more_ ? more_.get() : &empty;
}

inline const std::optional<Rational>* FactValue::in(PeriodKey period) const {
  for (const auto& [key, value] : more->series) {
    if (key == period) return &value;
  }
  return nullptr;
}

struct Applicant {
  std::shared_ptr<const vocabulary::Vocabulary> vocabulary;
  RecordValue root;
  std::optional<Date> as_of;
  std::string file;
  std::vector<Diagnostic> warnings;
  std::shared_ptr<const read::Node> source;  ///< what it was read from, for edits; may be null
};

/// The stated value of a fact number in a record; never null for a fact of that record.
inline const FactValue& value_of(const RecordValue& record, const vocabulary::Vocabulary& vocabulary, int fact) {
  return record.facts[static_cast<std::size_t>(vocabulary.facts[static_cast<std::size_t>(fact)].index)];
}

/// What a profile may name in `prior_awards` and `indicators`: ids that exist in the loaded rule sets.
struct KnownIds {
  std::map<std::string, std::string> grants;  ///< provisions that can have paid before, and their kind of subject
  std::map<std::string, Unit> indicators;     ///< and the unit of each
};

/// Reads a parsed profile: types, units, years, words, references, contradictions; all errors at once.
std::optional<Applicant> read_applicant(const read::Node& root, const std::string& file,
                                        std::shared_ptr<const vocabulary::Vocabulary> vocabulary, const KnownIds& known,
                                        std::vector<Diagnostic>& diagnostics);

/// Puts `value` at a path of a profile that is still JSON: "enterprise.main_business_revenue.2025", "projects.p1.total_input",
/// "titles.0.name". Missing objects and items (by id; by number only the next one) are made; an empty `value` removes.
/// Nothing on success, otherwise what is wrong with the path.
std::optional<Text> set_path(read::Node& root, std::string_view path, std::optional<read::Node> value,
                             const vocabulary::Vocabulary& vocabulary);

/// Of a unified social credit code (GB 32100-2015).
enum class CreditCode { right, wrong_length, wrong_alphabet, wrong_check_digit };
CreditCode check_credit_code(std::string_view code);

}  // namespace huiqi::profile
