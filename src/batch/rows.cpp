// See rows.hpp. A mistake in the quoting of a CSV record ends the record with its first line, and reading goes on with the next:
// one stray quotation mark never swallows the rest of the file.
#include "batch/rows.hpp"

#include <cstring>

namespace huiqi::batch {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18;
constexpr std::size_t block_bytes = std::size_t{1} << 18;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::size_t nowhere = std::string_view::npos;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

bool Rows::fill() {
  if (ended_) return false;
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t old = buffer_.size();
  buffer_.resize(old + piece);
  const std::size_t got = source_.read(buffer_.data() + old, piece);
  buffer_.resize(old + got);
  ended_ = got == 0;
  return !ended_;
}

/// The place of the line end at or after `from` in the buffer; `nowhere` where the input ends first or the row is too long.
std::size_t Rows::end_of_line(std::size_t from) {
  std::size_t seen = from - at_;
  for (;;) {
    const std::size_t found = buffer_.find('\n', at_ + seen);
    if (found != std::string::npos) return found;
    seen = buffer_.size() - at_;
    if (seen > longest_row || !fill()) return nowhere;
  }
}

Rows::End Rows::line_end(std::size_t end) const {
  End found;
  const bool last = end == nowhere;
  const std::size_t size = (last ? buffer_.size() : end) - at_;
  found.whole = last ? size : size + 1;
  found.content = size > 0 && buffer_[at_ + size - 1] == '\r' ? size - 1 : size;
  if (found.content > longest_row) found.fault = Fault::too_long;
  return found;
}

/// False where it is longer than a row may be and its end is not in the buffer.
bool Rows::find_end(End& end) {
  const auto first_line = [&] {
    const std::size_t found = end_of_line(at_);
    end = line_end(found);
    return found != nowhere || ended_;
  };
  if (form_ == Form::json_lines) return first_line();
  enum class Where { start, plain, quoted, after_quote } where = Where::start;
  std::uint64_t lines = 1;
  for (std::size_t seen = 0;; ++seen) {
    if (at_ + seen == buffer_.size() && (seen > longest_row || !fill())) {
      if (where == Where::quoted || !ended_) {  // the mark is never closed, or much too late
        const bool found = first_line();
        end.fault = end.fault == Fault::none ? Fault::quoting : end.fault;
        return found;
      }
      end = line_end(nowhere);
      end.lines = lines;
      return true;
    }
    const char c = buffer_[at_ + seen];
    if (c == '\n') {
      if (where != Where::quoted) {
        end = line_end(at_ + seen);
        end.lines = lines;
        return true;
      }
      ++lines;
    } else if (where == Where::quoted) {
      if (c == '"') where = Where::after_quote;
    } else if (c == ',') {
      where = Where::start;
    } else if (c == '"' && where != Where::plain) {
      where = Where::quoted;  // an opening mark, or the second of a doubled one
    } else if (c == '"' || (where == Where::after_quote && c != '\r')) {
      const bool found = first_line();
      end.fault = end.fault == Fault::none ? Fault::quoting : end.fault;
      return found;
    } else if (where == Where::start) {
      where = Where::plain;
    }
  }
}

/// Keeps the beginning of a row that is too long to be held, and reads past its end.
void Rows::skip_long(Block& block) {
  Row row{line_, offset_, block.bytes.size(), shown_of_longer, Fault::too_long};
  block.bytes.append(buffer_, at_, shown_of_longer);
  block.rows.push_back(row);
  for (;;) {
    const std::size_t found = buffer_.find('\n', at_);
    const std::size_t end = found == std::string::npos ? buffer_.size() : found + 1;
    offset_ += end - at_;
    at_ = end;
    if (found != std::string::npos || !fill()) break;
  }
  ++line_;
}

/// One row or empty line into the block; false at the end.
bool Rows::one(Block& block) {
  if (at_ == buffer_.size() && !fill()) return false;
  End end;
  if (!find_end(end)) {
    skip_long(block);
    return true;
  }
  const std::string_view text = std::string_view(buffer_).substr(at_, end.content);
  if (is_blank(text)) {
    ++block.empty_lines;
  } else {
    const std::size_t kept = end.fault == Fault::too_long ? shown_of_longer : end.content;
    block.rows.push_back({line_, offset_, block.bytes.size(), kept, end.fault});
    block.bytes.append(text.substr(0, kept));
  }
  at_ += end.whole;
  offset_ += end.whole;
  line_ += end.lines;
  return true;
}

bool Rows::next(Block& block, std::size_t most_rows) {
  if (!started_) {
    started_ = true;
    while (buffer_.size() < byte_order_mark.size() && fill()) {
    }
    if (buffer_.starts_with(byte_order_mark)) at_ = offset_ = byte_order_mark.size();
  }
  block.bytes.clear();
  block.rows.clear();
  block.empty_lines = 0;
  block.number = number_;
  while (block.rows.size() < most_rows && block.bytes.size() < block_bytes) {
    if (!one(block)) break;
  }
  if (block.rows.empty() && block.empty_lines == 0) return false;
  ++number_;
  return true;
}

}  // namespace huiqi::batch
