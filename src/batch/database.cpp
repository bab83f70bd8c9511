// See database.hpp.
#include "batch/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <new>

#include "evaluate/loaded.hpp"

namespace huiqi::batch {
namespace {

// The file has no name until it is whole, so nothing is needed to undo half of it; the sink puts it on the disk.
constexpr const char* settings =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8192; PRAGMA user_version = 1; BEGIN";

constexpr const char* tables = R"(
CREATE TABLE provisions (id TEXT PRIMARY KEY, rule_set TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE applicants (line INTEGER PRIMARY KEY, id TEXT, name TEXT, as_of TEXT NOT NULL);
CREATE TABLE decisions (
  line INTEGER NOT NULL REFERENCES applicants, number INTEGER NOT NULL, provision TEXT NOT NULL REFERENCES provisions,
  subject_kind TEXT NOT NULL, subject TEXT NOT NULL, status TEXT NOT NULL,
  assured_fen INTEGER, ceiling_fen INTEGER, ceiling_max_fen INTEGER, in_totals INTEGER,
  PRIMARY KEY (line, number)) WITHOUT ROWID;
CREATE TABLE warnings (line INTEGER NOT NULL REFERENCES applicants, code TEXT NOT NULL);
CREATE TABLE rejects (
  file TEXT NOT NULL, line INTEGER NOT NULL, byte_offset INTEGER NOT NULL,
  code TEXT NOT NULL, path TEXT, message_zh TEXT NOT NULL, message_en TEXT NOT NULL);
)";

constexpr const char* indexes = R"(
CREATE INDEX applicants_by_id ON applicants (id);
CREATE INDEX decisions_by_provision ON decisions (provision, status, ceiling_fen);
CREATE INDEX decisions_by_status ON decisions (status, line, provision);
CREATE INDEX decisions_in_totals ON decisions (provision, status, assured_fen, ceiling_fen, ceiling_max_fen)
  WHERE in_totals = 1;
)";

constexpr const char* insert_provision = "INSERT INTO provisions VALUES (?, ?, ?, ?)";
constexpr const char* insert_applicant = "INSERT INTO applicants VALUES (?, ?, ?, ?)";
constexpr const char* insert_decision = "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insert_warning = "INSERT INTO warnings VALUES (?, ?)";
constexpr const char* insert_reject = R"(
INSERT INTO rejects
SELECT json_extract(line, '$.file'), json_extract(line, '$.line'), json_extract(line, '$.byte_offset'),
       json_extract(value, '$.code'), json_extract(value, '$.path'),
       json_extract(value, '$.message.zh'), json_extract(value, '$.message.en')
FROM (SELECT ? AS line), json_each(line, '$.reasons'))";

/// SQLite takes some names for more than a path; not one that begins with a folder.
std::string as_path(const std::string& file) { return file.starts_with('/') ? file : "./" + file; }

}  // namespace

/// A statement that is run again and again, its parameters given in their order.
class Database::Statement {
 public:
  Statement(sqlite3* connection, const char* sql) { sqlite3_prepare_v2(connection, sql, -1, &statement_, nullptr); }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  bool ready() const { return statement_ != nullptr; }
  /// The text must live until `run`.
  Statement& text(std::string_view value) {
    sqlite3_bind_text64(statement_, next_++, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
  }
  Statement& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  Statement& integer(std::int64_t value) {
    sqlite3_bind_int64(statement_, next_++, value);
    return *this;
  }
  Statement& money(const std::optional<Money>& value) { return value ? integer(value->fen()) : null(); }
  Statement& null() {
    sqlite3_bind_null(statement_, next_++);
    return *this;
  }
  bool run() {
    next_ = 1;
    const bool good = sqlite3_step(statement_) == SQLITE_DONE;
    return sqlite3_reset(statement_) == SQLITE_OK && good;
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
  int next_ = 1;
};

Database::Database(const std::string& file, std::string name, const Engine& engine, const Halt* halt)
    : name_(std::move(name)), engine_(engine), halt_(halt), ids_(engine.provisions()) {
  sqlite3* connection = nullptr;
  // Nobody else knows the file: no locks.
  const int opened =
      sqlite3_open_v2(as_path(file).c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, "unix-none");
  connection_.reset(connection, &sqlite3_close);
  if (opened != SQLITE_OK) fail();
  const auto told_to_stop = [](void* given) {
    const Halt* halt_given = static_cast<const Halt*>(given);
    return halt_given != nullptr && halt_given->raised() ? 1 : 0;
  };
  constexpr int look_every = 100'000;  // instructions of SQLite's machine
  sqlite3_progress_handler(connection, look_every, told_to_stop, const_cast<Halt*>(halt_));
  run(settings);
  run(tables);
  applicant_ = prepare(insert_applicant);
  decision_ = prepare(insert_decision);
  warning_ = prepare(insert_warning);
  reject_ = prepare(insert_reject);
}

void Database::write_provisions(const std::vector<bool>& wanted) {
  const auto statement = prepare(insert_provision);
  const auto& provisions = engine_.loaded().program.provisions;
  for (std::size_t p = 0; p < provisions.size(); ++p) {
    if (!wanted[p]) continue;
    const Text& title = provisions[p].source->title;
    statement->text(ids_[p]).text(provisions[p].set->id).text(title.zh).text(title.en);
    if (!statement->run()) fail();
  }
}

void Database::write(const std::vector<StoredAnswer>& answers) {
  for (const StoredAnswer& each : answers) {
    const auto line = static_cast<std::int64_t>(each.line);
    applicant_->integer(line).text_or_null(each.id).text_or_null(each.name).text(each.as_of);
    if (!applicant_->run()) fail();
    std::int64_t number = 0;
    for (const StoredDecision& decision : each.decisions) {
      decision_->integer(line).integer(++number).text(ids_[decision.provision]).text(decision.subject_kind);
      decision_->text(decision.subject).text(huiqi::name(decision.status)).money(decision.assured);
      decision_->money(decision.ceiling).money(decision.ceiling_max);
      decision.in_totals ? decision_->integer(*decision.in_totals ? 1 : 0) : decision_->null();
      if (!decision_->run()) fail();
    }
    for (const std::string& code : each.warnings) {
      if (!warning_->integer(line).text(code).run()) fail();
    }
  }
}

void Database::reject(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (!reject_->text(lines.substr(0, end)).run()) fail();
    lines.remove_prefix(end + 1);
  }
}

void Database::finish() {
  run(indexes);
  run("COMMIT");
  applicant_ = decision_ = warning_ = reject_ = nullptr;
  connection_ = nullptr;
}

void Database::run(const char* sql) {
  errno = 0;
  if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::unique_ptr<Database::Statement> Database::prepare(const char* sql) {
  auto statement = std::make_unique<Statement>(connection_.get(), sql);
  if (!statement->ready()) fail();
  return statement;
}

void Database::fail() const {
  constexpr int without_details = 0xFF;
  const int last = errno;  // SQLite does not keep the reason where a COMMIT fails
  const int code = sqlite3_errcode(connection_.get()) & without_details;
  if (code == SQLITE_INTERRUPT) throw Stopped{};
  if (code == SQLITE_NOMEM) throw std::bad_alloc();
  int error = code == SQLITE_FULL ? ENOSPC : sqlite3_system_errno(connection_.get());
  if (error == 0 && code == SQLITE_IOERR) error = last;
  if (error != 0) throw system_failure(name_, {"无法写入", "could not be written"}, error);
  const char* reason = sqlite3_errmsg(connection_.get());
  throw Failure{
      {fmt::format("{} 无法写入:{}", name_, reason), fmt::format("{} could not be written: {}", name_, reason)}};
}

}  // namespace huiqi::batch
