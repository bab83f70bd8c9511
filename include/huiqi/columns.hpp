// Many applicants at once, from columns that the caller owns: the base for other front ends (Arrow, SQL, Python).
// Layout and an example: docs/columns.md. No input or output, no threads of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "huiqi/engine.hpp"

namespace huiqi {

/// Some provisions on one day, over columns. Made once, used for any number of blocks; belongs to one thread. It shares the
/// engine, which it may outlive.
class Columns {
 public:
  /// How a column's 64-bit values are meant.
  enum class Form : std::uint8_t {
    fen,         ///< money
    millionths,  ///< shares (0.15 is 150000), numbers and scores
    whole,       ///< counts and years; of a fact of which only the presence matters, anything
    day,         ///< days since 1970-01-01
    yes_no,      ///< 0 or 1; determinations too
    word,        ///< place of the word in its enumeration, from 0; -1: another word of an open list
    words,       ///< a bit for each word of a set
    code,        ///< area or industry: the first full code it may be; `last` holds the last (C36 is 3600 to 3699)
    provision,   ///< place in `Engine::provisions()`
    item         ///< place of the item in the applicant's list
  };
  enum Presence : std::uint8_t { not_stated = 0, none = 1, stated = 2 };

  /// Rows of one sort. The first table is that of the applicants, without a path.
  struct Table {
    std::string path;  ///< "enterprise", "projects[]", "parks[].incidents[]"
    std::size_t parent = 0;
    bool is_list = false;  ///< else a section: a row for each applicant
  };
  struct Input {
    std::string
        path;  ///< "enterprise.rd_expenditure.2025", "projects[].total_input", "enterprise.operating_normally.on"
    std::size_t table = 0;
    Form form = Form::whole;
  };
  struct Output {
    std::uint32_t provision = 0;          ///< place in `Engine::provisions()`
    std::size_t table = 0;                ///< its subjects
    std::vector<std::string> conditions;  ///< ids: scope first, in the order of `Answers::conditions`
  };
  const std::vector<Table>& tables() const;
  const std::vector<Input>& inputs() const;
  const std::vector<Output>& outputs() const;

  /// A column; null `values`: not stated in any row. All pointers are the caller's and must hold for the call.
  struct Values {
    const std::int64_t* values = nullptr;    ///< within ±2^61 where stated
    const std::uint8_t* presence = nullptr;  ///< `Presence`; null: stated in every row
    const std::int64_t* last = nullptr;      ///< of codes; null: `values` are full codes
  };
  struct Rows {
    std::size_t count = 0;
    /// Of a list: parent row r has the rows `offsets[r]` to `offsets[r + 1]`; null: the list is not stated for anyone.
    const std::uint32_t* offsets = nullptr;
    /// Of a list, for each parent: whether it is stated (null: for every one). Of a section: whether the applicant has it.
    const std::uint8_t* presence = nullptr;
  };
  struct Block {
    std::vector<Rows> tables;    ///< as `tables()`
    std::vector<Values> inputs;  ///< as `inputs()`
  };

  /// One condition's outcome in every row, a bit a row: bit r % 64 of word r / 64.
  struct Outcomes {
    std::vector<std::uint64_t> met, not_met, pending, unknown;
  };
  static constexpr std::int64_t no_amount = INT64_MIN;
  /// Status of a row of a section that the applicant does not have.
  static constexpr std::uint8_t no_decision = 0xff;
  struct Answers {
    std::vector<std::uint8_t> status;                         ///< `Status`, or `no_decision`
    std::vector<std::int64_t> assured, ceiling, ceiling_max;  ///< fen; `no_amount` where there is none, or no bound
    std::vector<Outcomes> conditions;                         ///< empty unless asked for
  };
  /// Fills `answers` as `outputs()` (reused: no allocation once warm). Errors: sizes that do not fit, offsets that descend, values out of
  /// range, arithmetic beyond the exact range; then `answers` are not meant.
  std::vector<Diagnostic> evaluate(const Block& block, std::vector<Answers>& answers, bool conditions = false);

  /// Profiles as columns, with the memory that the block points into.
  class Gathered;
  /// Precondition: the profiles were read by the engine of this. Where a figure does not fit a column, the answers of that profile
  /// are not meant: `Gathered::beyond` names it by its place, for `Engine::verdicts`.
  Gathered gather(const std::vector<Profile>& profiles) const;

  /// Errors: as of `Engine::evaluate`; and provisions with words that columns cannot give (facts reached through a reference).
  static Result<Columns> make(const Engine& engine, Date as_of, const EvaluateOptions& options = {});

  Columns(Columns&&) noexcept;
  Columns& operator=(Columns&&) noexcept;
  ~Columns();

 private:
  struct State;
  explicit Columns(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Columns::Gathered {
 public:
  const Block& block() const { return block_; }
  const std::vector<std::size_t>& beyond() const { return beyond_; }

  Gathered(Gathered&&) noexcept = default;
  Gathered& operator=(Gathered&&) noexcept = default;

 private:
  friend class Columns;
  Gathered() = default;
  struct Column {
    std::vector<std::int64_t> values, last;
    std::vector<std::uint8_t> presence;
  };
  struct Sized {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint8_t> presence;
    std::size_t count = 0;
  };
  Block block_;
  std::vector<Column> columns_;
  std::vector<Sized> tables_;
  std::vector<std::size_t> beyond_;
};

}  // namespace huiqi
