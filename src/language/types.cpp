// Types of values: what fits with what. Tests: tests/language/bad_test.cpp
#include "language/expressions.hpp"
#include "language/unit.hpp"

namespace huiqi::language {

std::shared_ptr<Expr> make(Op op, Type type, Place place) {
  auto made = std::make_shared<Expr>();
  made->op = op;
  made->type = type;
  made->marks.place = made->marks.written = place;
  return made;
}

Text type_name(Type type) {
  switch (type) {
    case Type::condition:
      return {"是否", "a condition"};
    case Type::money:
      return {"金额(元)", "money (yuan)"};
    case Type::rate:
      return {"比例", "a share"};
    case Type::count:
      return {"个数", "a count"};
    case Type::number:
      return {"数值", "a number"};
    case Type::score:
      return {"得分", "a score"};
    case Type::date:
      return {"日期", "a day"};
    case Type::year:
      return {"年份", "a year"};
    case Type::word:
      return {"词", "a word"};
    case Type::set:
      return {"集合", "a set of words"};
    case Type::area:
      return {"行政区划", "an area"};
    case Type::industry:
      return {"行业", "an industry"};
    case Type::reference:
      return {"引用", "a reference"};
    case Type::any_number:
      return {"无单位的数", "a bare number"};
  }
  return {};
}

bool fit(Type a, Type b, Type& common) {
  common = a == Type::any_number ? b : a;
  if (a == b) return true;
  const auto bare = [](Type type) {
    return type == Type::count || type == Type::number || type == Type::score || type == Type::year ||
           type == Type::any_number;
  };
  if (a == Type::any_number || b == Type::any_number) return bare(a) && bare(b);
  const auto plain = [](Type type) { return type == Type::count || type == Type::number || type == Type::score; };
  if (plain(a) && plain(b)) {
    common = Type::number;
    return true;
  }
  return false;
}

Unit unit_of(Type type) {
  switch (type) {
    case Type::money:
      return Unit::money;
    case Type::rate:
      return Unit::rate;
    case Type::count:
      return Unit::count;
    case Type::score:
      return Unit::score;
    case Type::date:
      return Unit::date;
    case Type::year:
      return Unit::year;
    case Type::word:
    case Type::set:
    case Type::area:
    case Type::industry:
    case Type::reference:
      return Unit::words;
    default:
      return Unit::number;
  }
}

}  // namespace huiqi::language
