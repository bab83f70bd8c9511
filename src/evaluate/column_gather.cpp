// Profiles as columns. See huiqi/columns.hpp.
#include <algorithm>

#include "evaluate/column_state.hpp"

namespace huiqi {

using evaluate::ColumnPlan;
namespace {

using profile::FactValue;
using profile::RecordValue;

/// One row's value of an input; false where it does not fit.
bool put(const evaluate::InputSource& source, Columns::Form form, const RecordValue* record,
         const vocabulary::Vocabulary& vocabulary, std::int64_t& value, std::int64_t& last, std::uint8_t& presence) {
  presence = Columns::not_stated;
  value = last = 0;
  if (record == nullptr) return true;
  const FactValue& fact = value_of(*record, vocabulary, source.fact);
  if (fact.presence == profile::Presence::unknown) return true;
  if (source.sort == evaluate::InputSource::Sort::decided_on) {
    if (!fact.more->decided_on) return true;
    value = fact.more->decided_on->days();
    presence = Columns::stated;
    return true;
  }
  presence = fact.presence == profile::Presence::none ? Columns::none : Columns::stated;
  if (presence != Columns::stated) return true;
  bool fits = true;
  const std::int64_t scale = form == Columns::Form::millionths ? 1'000'000 : 1;
  if (source.year != 0) {
    const auto* figure = fact.in({source.year, 0});
    presence = figure == nullptr || !*figure ? Columns::not_stated : Columns::stated;
    if (presence == Columns::stated) value = lanes::at_scale(**figure, scale, fits);
    return fits;
  }
  if (form == Columns::Form::yes_no)
    value = fact.yes ? 1 : 0;
  else if (form == Columns::Form::words)
    value = static_cast<std::int64_t>(fact.set);
  else
    value = lanes::at_scale(fact.number, scale, fits);
  last = value + fact.further_codes;
  return fits;
}

}  // namespace

/// The place in its list of the subject that an award was paid to; -1 where there is none.
std::int64_t Columns::State::place_of_subject(const profile::RecordValue& award,
                                              const profile::Applicant& applicant) const {
  const vocabulary::Vocabulary& vocabulary = *loaded->vocabulary;
  const auto text = [&](int fact) -> const std::string& { return value_of(award, vocabulary, fact).more->text; };
  const auto provision = loaded->program.provision_index.find(text(vocabulary.prior_awards.provision));
  if (provision == loaded->program.provision_index.end()) return -1;
  const auto kind = static_cast<std::size_t>(loaded->program.provisions[provision->second].subject);
  const auto& items = value_of(applicant.root, vocabulary, vocabulary.subjects[kind].section).more->items;
  if (!vocabulary.subjects[kind].is_list) return 0;
  const auto found = std::find_if(items.begin(), items.end(), [&](const profile::RecordValue& item) {
    return item.id == text(vocabulary.prior_awards.subject);
  });
  return found == items.end() ? -1 : found - items.begin();
}

Columns::Gathered Columns::gather(const std::vector<Profile>& profiles) const {
  const ColumnPlan& plan = state_->columns;
  const engine_detail::Loaded& loaded = *state_->loaded;
  const vocabulary::Vocabulary& vocabulary = *loaded.vocabulary;
  Gathered gathered;
  gathered.columns_.resize(plan.inputs.size());
  gathered.tables_.resize(plan.tables.size());
  std::vector<std::vector<const RecordValue*>> rows(plan.tables.size());
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    if (plan.tables[t].is_list) gathered.tables_[t].offsets.push_back(0);
  }
  for (std::size_t p = 0; p < profiles.size(); ++p) {
    const profile::Applicant& applicant = profiles[p].applicant();
    std::vector<std::size_t> before(plan.tables.size());
    for (std::size_t t = 0; t < plan.tables.size(); ++t) {
      before[t] = rows[t].size();
      Gathered::Sized& sized = gathered.tables_[t];
      if (t == 0) {
        rows[t].push_back(&applicant.root);
        continue;
      }
      const std::size_t parent = plan.tables[t].parent;
      for (std::size_t r = before[parent]; r < rows[parent].size(); ++r) {
        const RecordValue* record = rows[parent][r];
        const FactValue* held = record == nullptr ? nullptr : &value_of(*record, vocabulary, plan.table_facts[t]);
        const bool known = held != nullptr && held->presence == profile::Presence::known;
        sized.presence.push_back(known                                                          ? stated
                                 : held != nullptr && held->presence == profile::Presence::none ? none
                                                                                                : not_stated);
        if (!plan.tables[t].is_list) {
          rows[t].push_back(known ? &held->more->items.front() : nullptr);
          continue;
        }
        if (known) {
          for (const RecordValue& item : held->more->items) rows[t].push_back(&item);
        }
        sized.offsets.push_back(static_cast<std::uint32_t>(rows[t].size()));
      }
    }
    bool fits = true;
    for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
      const Input& input = plan.inputs[i];
      Gathered::Column& column = gathered.columns_[i];
      for (std::size_t r = before[input.table]; r < rows[input.table].size(); ++r) {
        std::int64_t value = 0, last = 0;
        std::uint8_t presence = not_stated;
        const RecordValue* record = rows[input.table][r];
        switch (plan.sources[i].sort) {
          case evaluate::InputSource::Sort::award_provision: {
            const auto found =
                loaded.program.provision_index.find(value_of(*record, vocabulary, plan.sources[i].fact).more->text);
            if (found == loaded.program.provision_index.end()) break;
            value = found->second;
            presence = stated;
            break;
          }
          case evaluate::InputSource::Sort::award_subject:
            value = state_->place_of_subject(*record, applicant);
            presence = value < 0 ? not_stated : stated;
            break;
          default:
            fits = put(plan.sources[i], input.form, record, vocabulary, value, last, presence) && fits;
        }
        column.values.push_back(value);
        column.presence.push_back(presence);
        if (input.form == Form::code) column.last.push_back(last);
      }
    }
    if (!fits) gathered.beyond_.push_back(p);
  }
  gathered.block_.tables.resize(plan.tables.size());
  for (std::size_t t = 0; t < plan.tables.size(); ++t) {
    const Gathered::Sized& sized = gathered.tables_[t];
    gathered.block_.tables[t] = {rows[t].size(), plan.tables[t].is_list ? sized.offsets.data() : nullptr,
                                 t == 0 ? nullptr : sized.presence.data()};
  }
  gathered.block_.inputs.resize(plan.inputs.size());
  for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
    const Gathered::Column& column = gathered.columns_[i];
    const bool mentioned = std::any_of(column.presence.begin(), column.presence.end(),
                                       [](std::uint8_t each) { return each != not_stated; });
    if (!mentioned) continue;
    gathered.block_.inputs[i] = {column.values.data(), column.presence.data(),
                                 plan.inputs[i].form == Form::code ? column.last.data() : nullptr};
  }
  return gathered;
}

}  // namespace huiqi
