// See applicant.hpp.
#include "profile/applicant.hpp"

#include <algorithm>

namespace huiqi::profile {

MoreBox::MoreBox(const MoreBox& other) : more_(other.more_ ? std::make_unique<More>(*other.more_) : nullptr) {}

MoreBox& MoreBox::operator=(const MoreBox& other) {
  if (this != &other) more_ = other.more_ ? std::make_unique<More>(*other.more_) : nullptr;
  return *this;
}

More& MoreBox::edit() {
  if (!more_) more_ = std::make_unique<More>();
  return *more_;
}

FactValue& Facts::edit(std::size_t fact) {
  if (places_[fact] == 0) {
    mentioned_.emplace_back();
    places_[fact] = static_cast<std::uint16_t>(mentioned_.size());
  }
  return mentioned_[places_[fact] - std::size_t{1}];
}

}  // namespace huiqi::profile
