// Exact rational numbers: the operations that are not simple enough to be inline.
// Source: DESIGN "Money is exact". Reduced sums and products: Knuth, The Art of Computer Programming 2, section 4.5.1.
// Tests: tests/values/rational_test.cpp
#include "values/rational.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace huiqi {
namespace {

constexpr int kMostDigits = 30;
constexpr int kMostExponent = 30;
constexpr int kMostPowerOfTen = 38;  // 10^38 is the last that fits 127 bits
constexpr UInt128 kTopBit = UInt128{1} << 127;

UInt128 magnitude(Int128 whole) {
  return whole < 0 ? UInt128{0} - static_cast<UInt128>(whole) : static_cast<UInt128>(whole);
}

UInt128 greatest_common_divisor(UInt128 a, UInt128 b) {
  while (b > UINT64_MAX) {
    const UInt128 rest = a % b;
    a = b;
    b = rest;
  }
  if (b == 0) return a;
  return std::gcd(static_cast<std::uint64_t>(a % b), static_cast<std::uint64_t>(b));
}

/// Orders a/b against c/d by their continued fractions: whole parts first, then the reciprocals of what is left.
std::strong_ordering walk(UInt128 a, UInt128 b, UInt128 c, UInt128 d) {
  for (;;) {
    if (a / b != c / d) return a / b <=> c / d;
    const UInt128 left = a % b;
    const UInt128 right = c % d;
    if (left == 0 || right == 0) return left <=> right;
    // left/b against right/d is d/right against b/left.
    a = d;
    c = b;
    b = right;
    d = left;
  }
}

std::optional<std::int64_t> as_int64(Int128 whole) {
  if (whole < INT64_MIN || whole > INT64_MAX) return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// The pieces of a decimal; the digits are views into its text.
struct Decimal {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  int exponent = 0;
};

/// "e-3" and the like; true without a change where there is none.
bool take_exponent(std::string_view& text, int& exponent) {
  if (!take(text, "eE")) return true;
  const bool negative = !text.empty() && text.front() == '-';
  take(text, "+-");
  const std::string_view digits = take_digits(text);
  for (const char digit : digits) {
    exponent = exponent * 10 + (digit - '0');
    if (exponent > kMostExponent) return false;
  }
  if (negative) exponent = -exponent;
  return !digits.empty();
}

std::optional<Decimal> split_decimal(std::string_view text) {
  Decimal decimal;
  decimal.negative = take(text, "-");
  decimal.whole = take_digits(text);
  if (decimal.whole.empty() || (decimal.whole.size() > 1 && decimal.whole.front() == '0')) return std::nullopt;
  if (take(text, ".")) {
    decimal.fraction = take_digits(text);
    if (decimal.fraction.empty()) return std::nullopt;
  }
  if (!take_exponent(text, decimal.exponent) || !text.empty()) return std::nullopt;
  return decimal;
}

/// Zeros at the end say nothing: 1.500 is 15 over 10. `power` is that of the last digit.
void drop_last_zeros(Decimal& decimal, std::int64_t& power) {
  const auto drop = [&power](std::string_view& digits) {
    while (!digits.empty() && digits.back() == '0') {
      digits.remove_suffix(1);
      ++power;
    }
  };
  drop(decimal.fraction);
  if (decimal.fraction.empty()) drop(decimal.whole);
}

/// The digits as one whole number; nothing where there are too many.
std::optional<Int128> significant(const Decimal& decimal) {
  Int128 digits = 0;
  int count = 0;
  for (const std::string_view part : {decimal.whole, decimal.fraction}) {
    for (const char digit : part) {
      if (digits != 0 || digit != '0') ++count;
      if (count > kMostDigits) return std::nullopt;
      digits = digits * 10 + (digit - '0');
    }
  }
  return digits;
}

Int128 power_of_ten(int power) {
  Int128 result = 1;
  for (int i = 0; i < power; ++i) result *= 10;
  return result;
}

/// The next digit of rest/divisor; leaves the new rest. By additions, as ten times the rest need not fit.
char next_digit(UInt128& rest, UInt128 divisor) {
  UInt128 sum = 0;
  char digit = '0';
  for (int i = 0; i < 10; ++i) {
    sum += rest;
    if (sum < divisor) continue;
    sum -= divisor;
    ++digit;
  }
  rest = sum;
  return digit;
}

std::string digits_of(bool negative, UInt128 whole) {
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(whole % 10)));
    whole /= 10;
  } while (whole != 0);
  if (negative) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace

/// In lowest terms, or overflowed where those do not fit.
Rational Rational::of_magnitudes(bool negative, UInt128 numerator, UInt128 denominator) {
  if (denominator == 0) return overflow();
  const UInt128 divisor = greatest_common_divisor(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  const UInt128 limit = negative ? kTopBit : kTopBit - 1;
  if (numerator > limit || denominator >= kTopBit) return overflow();
  const Int128 top = static_cast<Int128>(negative ? UInt128{0} - numerator : numerator);
  return Rational(top, static_cast<Int128>(denominator));
}

/// a/b times c/d, each of them and both pairs across reduced first: overflowed only where the product does not fit.
Rational Rational::product_of_magnitudes(bool negative, UInt128 a, UInt128 b, UInt128 c, UInt128 d) {
  for (const auto& [top, bottom] : {std::pair(&a, &b), std::pair(&c, &d), std::pair(&a, &d), std::pair(&c, &b)}) {
    const UInt128 divisor = greatest_common_divisor(*top, *bottom);
    if (divisor == 0) return overflow();
    *top /= divisor;
    *bottom /= divisor;
  }
  UInt128 top = 0;
  UInt128 bottom = 0;
  if (__builtin_mul_overflow(a, c, &top) || __builtin_mul_overflow(b, d, &bottom)) return overflow();
  return of_magnitudes(negative, top, bottom);
}

Rational Rational::of(Int128 numerator, Int128 denominator) {
  if (denominator > 0) return Rational(numerator, denominator);
  return of_magnitudes(numerator > 0, magnitude(numerator), magnitude(denominator));
}

std::optional<Rational> Rational::parse_decimal(std::string_view text) {
  std::optional<Decimal> decimal = split_decimal(text);
  if (!decimal) return std::nullopt;
  std::int64_t power = decimal->exponent - static_cast<std::int64_t>(decimal->fraction.size());
  drop_last_zeros(*decimal, power);
  const std::optional<Int128> digits = significant(*decimal);
  if (!digits) return std::nullopt;
  if (*digits == 0) return Rational();
  if (power > kMostPowerOfTen || power < -kMostPowerOfTen) return std::nullopt;
  const Int128 top = decimal->negative ? -*digits : *digits;
  const Int128 scale = power_of_ten(static_cast<int>(power < 0 ? -power : power));
  if (power <= 0) return Rational(top, scale);
  Int128 product = 0;
  if (__builtin_mul_overflow(top, scale, &product)) return std::nullopt;
  return Rational(product, 1);
}

bool Rational::is_whole() const { return denominator_ == 1 || (denominator_ != 0 && numerator_ % denominator_ == 0); }

Rational Rational::lowest_terms() const {
  if (denominator_ <= 1) return *this;
  return of_magnitudes(numerator_ < 0, magnitude(numerator_), magnitude(denominator_));
}

std::optional<std::int64_t> Rational::floor() const {
  if (overflowed()) return std::nullopt;
  if (denominator_ == 1) return as_int64(numerator_);
  const bool below = numerator_ < 0 && numerator_ % denominator_ != 0;
  return as_int64(numerator_ / denominator_ - (below ? 1 : 0));
}

std::optional<std::int64_t> Rational::ceil() const {
  if (overflowed()) return std::nullopt;
  if (denominator_ == 1) return as_int64(numerator_);
  const bool above = numerator_ > 0 && numerator_ % denominator_ != 0;
  return as_int64(numerator_ / denominator_ + (above ? 1 : 0));
}

std::optional<std::int64_t> Rational::round_half_up() const {
  if (overflowed()) return std::nullopt;
  const Int128 rest = numerator_ % denominator_;
  const Int128 size = rest < 0 ? -rest : rest;
  const bool away = size >= denominator_ - size;
  return as_int64(numerator_ / denominator_ + (away ? sign() : 0));
}

std::string Rational::to_decimal(int places) const {
  if (overflowed()) return "overflow";
  const UInt128 divisor = magnitude(denominator_);
  const UInt128 size = magnitude(numerator_);
  std::string result = digits_of(sign() < 0, size / divisor);
  UInt128 rest = size % divisor;
  if (rest != 0 && places > 0) result.push_back('.');
  for (int place = 0; place < places && rest != 0; ++place) result.push_back(next_digit(rest, divisor));
  if (rest != 0) result.insert(0, "≈");
  return result;
}

std::string Rational::to_fraction() const {
  if (overflowed()) return "overflow";
  const Rational lowest = lowest_terms();
  if (lowest.denominator_ == 1) return to_string(lowest.numerator_);
  return to_string(lowest.numerator_) + "/" + to_string(lowest.denominator_);
}

Rational Rational::sum_of_unlike(const Rational& a, const Rational& b, bool subtract) {
  const auto combine = [subtract](Int128 left, Int128 right, Int128& result) {
    return subtract ? !__builtin_sub_overflow(left, right, &result) : !__builtin_add_overflow(left, right, &result);
  };
  Int128 left = 0;
  Int128 right = 0;
  Int128 top = 0;
  Int128 bottom = 0;
  if (!__builtin_mul_overflow(a.numerator_, b.denominator_, &left) &&
      !__builtin_mul_overflow(b.numerator_, a.denominator_, &right) && combine(left, right, top) &&
      !__builtin_mul_overflow(a.denominator_, b.denominator_, &bottom)) {
    return Rational(top, bottom);
  }
  const Rational x = a.lowest_terms();
  const Rational y = b.lowest_terms();
  const UInt128 shared = greatest_common_divisor(magnitude(x.denominator_), magnitude(y.denominator_));
  const Int128 x_own = x.denominator_ / static_cast<Int128>(shared);
  const Int128 y_own = y.denominator_ / static_cast<Int128>(shared);
  if (__builtin_mul_overflow(x.numerator_, y_own, &left) || __builtin_mul_overflow(y.numerator_, x_own, &right) ||
      !combine(left, right, top)) {
    return overflow();
  }
  const Int128 divisor = static_cast<Int128>(greatest_common_divisor(magnitude(top), shared));
  if (__builtin_mul_overflow(x_own, y.denominator_ / divisor, &bottom)) return overflow();
  return Rational(top / divisor, bottom);
}

Rational Rational::product_of_fractions(const Rational& a, const Rational& b) {
  Int128 top = 0;
  Int128 bottom = 0;
  if (!__builtin_mul_overflow(a.numerator_, b.numerator_, &top) &&
      !__builtin_mul_overflow(a.denominator_, b.denominator_, &bottom)) {
    return Rational(top, bottom);
  }
  return product_of_magnitudes((a.sign() < 0) != (b.sign() < 0), magnitude(a.numerator_), magnitude(a.denominator_),
                               magnitude(b.numerator_), magnitude(b.denominator_));
}

Rational operator/(const Rational& a, const Rational& b) {
  if (a.denominator_ == b.denominator_) return Rational::of(a.numerator_, b.numerator_);
  Int128 top = 0;
  Int128 bottom = 0;
  if (!__builtin_mul_overflow(a.numerator_, b.denominator_, &top) &&
      !__builtin_mul_overflow(a.denominator_, b.numerator_, &bottom)) {
    return Rational::of(top, bottom);
  }
  return Rational::product_of_magnitudes((a.sign() < 0) != (b.sign() < 0), magnitude(a.numerator_),
                                         magnitude(a.denominator_), magnitude(b.denominator_), magnitude(b.numerator_));
}

Rational operator-(const Rational& a) {
  Int128 top = 0;
  if (!__builtin_sub_overflow(Int128{0}, a.numerator_, &top)) return Rational(top, a.denominator_);
  return Rational::of_magnitudes(false, magnitude(a.numerator_), magnitude(a.denominator_));
}

std::strong_ordering Rational::order_of_unlike(const Rational& a, const Rational& b) {
  Int128 left = 0;
  Int128 right = 0;
  if (!__builtin_mul_overflow(a.numerator_, b.denominator_, &left) &&
      !__builtin_mul_overflow(b.numerator_, a.denominator_, &right)) {
    return left <=> right;
  }
  if (a.sign() != b.sign()) return a.sign() <=> b.sign();
  const std::strong_ordering order =
      walk(magnitude(a.numerator_), magnitude(a.denominator_), magnitude(b.numerator_), magnitude(b.denominator_));
  return a.sign() < 0 ? 0 <=> order : order;
}

std::string to_string(Int128 whole) { return digits_of(whole < 0, magnitude(whole)); }

}  // namespace huiqi
