// The command as a process: killed, interrupted, its output closed or full, on a terminal, and with more rows than it could hold.
#include <cstdlib>
#include <filesystem>

#include "batch/population.hpp"
#include "catch.hpp"
#include "cli/steps.hpp"
#include "files.hpp"

using namespace huiqi;
using namespace huiqi::test;

namespace fs = std::filesystem;

namespace {

/// A folder with a few hundred rows in it, and an output that stands already.
class Command {
 public:
  Command() {
    std::string text;
    for (const std::string& each : files_of_examples()) text += each + "\n";
    std::string many;
    while (many.size() < std::size_t{400'000}) many += text;
    write(folder_.path() / "in.jsonl", many);
    write(folder_.path() / "out.jsonl", "old\n");
  }

  Answer run(const std::string& line) { return test::run(line, folder_); }
  std::string read(const std::string& name) const { return slurp(folder_.path() / name); }
  bool has(const std::string& name) const { return fs::exists(folder_.path() / name); }
  /// Files that a run has left half written.
  std::size_t parts() const {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder_.path())) count += entry.path().extension() == ".part";
    return count;
  }

 private:
  static std::vector<std::string> files_of_examples() { return lines_of(source / "examples/batch/enterprises.jsonl"); }
  Folder folder_;
};

/// The run waits for more input until `then` has been done to it.
std::string while_running(const std::string& then) {
  return "mkfifo more; (cat in.jsonl; sleep 20) >more & feeder=$!; "
         "huiqi batch more --input-format jsonl -o out.jsonl --quiet & run=$!; "
         "for try in $(seq 200); do [ -s out.jsonl.$run.part ] && break; sleep 0.05; done; " +
         then + "; wait $run; status=$?; kill $feeder 2>/dev/null; exit $status";
}

}  // namespace

TEST_CASE("killed in the middle, the old output stands", "[batch]") {
  if (command.empty()) return;  // the command is not built
  Command batch;
  const Answer answer = batch.run("sh -c '" + while_running("kill -9 $run") + "'");
  CHECK(answer.status == 128 + 9);
  CHECK(batch.read("out.jsonl") == "old\n");
  CHECK_FALSE(batch.has("out.jsonl.rejects.jsonl"));
}

TEST_CASE("interrupted or asked to end, it says so, leaves nothing half written, and the old output stands",
          "[batch]") {
  if (command.empty()) return;
  for (const char* signal : {"INT", "TERM", "HUP"}) {
    Command batch;
    const Answer answer = batch.run("sh -c '" + while_running(std::string("kill -") + signal + " $run") + "'");
    INFO(signal);
    CHECK(answer.status == 3);
    CHECK(answer.err == "huiqi: interrupted: out.jsonl was not written; what stood there still does\n");
    CHECK(batch.read("out.jsonl") == "old\n");
    CHECK_FALSE(batch.has("out.jsonl.rejects.jsonl"));
    CHECK(batch.parts() == 0);
  }
}

TEST_CASE("a closed pipe and a full disk end the run with a message", "[batch]") {
  if (command.empty()) return;
  Command batch;
  const Answer closed =
      batch.run("{ huiqi batch in.jsonl -o - --rejects r.jsonl; echo $? >status; } | head -c 1 >/dev/null");
  CHECK(batch.read("status") == "3\n");
  CHECK(closed.err == "huiqi: <stdout> could not be written: Broken pipe\n");
  const Answer full = batch.run("huiqi batch in.jsonl -o /dev/full --output-format csv --rejects r.jsonl");
  CHECK(full.status == 3);
  CHECK(full.err == "huiqi: /dev/full could not be written: No space left on device\n");
  // A limit on the size of files stands for a disk that fills while a regular file is written.
  const Answer limited = batch.run("ulimit -f 64; huiqi batch in.jsonl -o out.jsonl");
  CHECK(limited.status == 3);
  CHECK(limited.err == "huiqi: out.jsonl could not be written: File too large\n");
  CHECK(batch.read("out.jsonl") == "old\n");
  CHECK_FALSE(batch.has("r.jsonl"));
  CHECK(batch.parts() == 0);
}

TEST_CASE("started by nohup, it outlives the terminal", "[batch]") {
  if (command.empty()) return;
  Command batch;
  const Answer answer = batch.run(
      "trap '' HUP; mkfifo more; (cat in.jsonl; until [ -e go ]; do sleep 0.05; done) >more & "
      "huiqi batch more --input-format jsonl -o out.jsonl --quiet & run=$!; "
      "for try in $(seq 200); do [ -s out.jsonl.$run.part ] && break; sleep 0.05; done; "
      "kill -HUP $run; touch go; wait $run");
  CHECK(answer.status == 0);
  CHECK(batch.read("out.jsonl").starts_with("{\"line\":1,"));
}

TEST_CASE("what is read is never written over", "[batch]") {
  if (command.empty()) return;
  Command batch;
  const std::string before = batch.read("in.jsonl");
  REQUIRE(batch
              .run("cp in.jsonl y.jsonl.rejects.jsonl; ln -s in.jsonl link.jsonl; ln in.jsonl hard.jsonl; mkdir sub; "
                   "for name in e.csv p.csv m.json; do echo kept >$name; done")
              .status == 0);
  const std::string csv = "huiqi batch e.csv --columns m.json --items projects=p.csv ";
  for (const std::string& line : std::vector<std::string>{
           "huiqi batch in.jsonl -o new.jsonl --rejects in.jsonl",
           "huiqi batch in.jsonl -o in.jsonl",
           "huiqi batch in.jsonl -o sub/../in.jsonl",
           "huiqi batch in.jsonl -o \"$PWD/in.jsonl\"",
           "huiqi batch in.jsonl -o link.jsonl",
           "huiqi batch link.jsonl -o in.jsonl",
           "huiqi batch in.jsonl -o hard.jsonl",
           "huiqi batch in.jsonl -o new.jsonl --summary in.jsonl",
           "huiqi batch - -o in.jsonl <in.jsonl",
           "huiqi batch /dev/stdin --input-format jsonl -o in.jsonl <in.jsonl",
           "huiqi batch in.jsonl -o - --rejects new.jsonl >>in.jsonl",
           "huiqi batch y.jsonl.rejects.jsonl -o y.jsonl",
           csv + "-o e.csv",
           csv + "-o p.csv",
           csv + "-o new.jsonl --summary p.csv",
           csv + "-o new.jsonl --rejects m.json",
       }) {
    INFO(line);
    const Answer answer = batch.run(line);
    CHECK(answer.status == 2);
    CHECK(answer.err.find(" would be written over ") != std::string::npos);
    CHECK(batch.read("in.jsonl") == before);
    CHECK(batch.read("y.jsonl.rejects.jsonl") == before);
    for (const char* name : {"e.csv", "p.csv", "m.json"}) CHECK(batch.read(name) == "kept\n");
    CHECK_FALSE(batch.has("new.jsonl"));
    CHECK_FALSE(batch.has("y.jsonl"));
  }
}

TEST_CASE("one stream does not take two texts", "[batch]") {
  if (command.empty()) return;
  Command batch;
  for (const char* line :
       {"huiqi batch in.jsonl -o - --rejects -", "huiqi batch in.jsonl -o - --rejects r.jsonl --summary -",
        "huiqi batch in.jsonl -o new.jsonl --rejects - --summary -",
        "huiqi batch in.jsonl -o - --rejects /dev/stdout | cat >mixed; [ ! -s mixed ] && exit 2",
        "huiqi batch in.jsonl -o - --rejects r.jsonl >r.jsonl"}) {
    INFO(line);
    const Answer answer = batch.run(line);
    CHECK(answer.status == 2);
    CHECK(answer.out == "");
    CHECK(answer.err.find(" are the same file\n") != std::string::npos);
  }
  const Answer apart = batch.run("huiqi batch in.jsonl -o new.jsonl --rejects r.jsonl --summary -");
  CHECK(apart.status == 0);
  CHECK(apart.out.starts_with("{\n"));
  CHECK(apart.out.ends_with("}\n"));
  CHECK(apart.err.starts_with("rows read "));
  CHECK(batch.run("huiqi batch in.jsonl -o /dev/null --output-format jsonl --rejects /dev/null -q").status == 0);
}

TEST_CASE("with the standard streams closed, messages do not go into the files", "[batch]") {
  if (command.empty()) return;
  Command batch;
  REQUIRE(batch.run("echo '{}{' >>in.jsonl; huiqi batch in.jsonl -o right.jsonl -q").status == 1);
  const Answer answer = batch.run("huiqi batch in.jsonl -o new.jsonl <&- >&- 2>&-");
  CHECK(answer.status == 3);  // the summary could not be printed
  CHECK(batch.read("new.jsonl") == batch.read("right.jsonl"));
  CHECK(batch.read("new.jsonl.rejects.jsonl") == batch.read("right.jsonl.rejects.jsonl"));
  const Answer closed = batch.run("huiqi batch in.jsonl -o - --rejects r.jsonl >&-");
  CHECK(closed.status == 3);
  CHECK(closed.err == "huiqi: <stdout> could not be written: Bad file descriptor\n");
  const Answer nothing = batch.run("huiqi batch - -o new.jsonl <&-");
  CHECK(nothing.status == 3);
  CHECK(nothing.err == "huiqi: <stdin> cannot be read: Bad file descriptor\n");
}

TEST_CASE("what cannot be read ends the run with a message", "[batch]") {
  if (command.empty()) return;
  Command batch;
  const Answer answer = batch.run("huiqi batch /proc/self/mem --input-format jsonl -o out.jsonl");
  CHECK(answer.status == 3);
  CHECK(answer.err == "huiqi: /proc/self/mem cannot be read: Input/output error\n");
  CHECK(batch.read("out.jsonl") == "old\n");
  CHECK(batch.parts() == 0);
}

TEST_CASE("progress: a bar on a terminal, nothing of it where it is quiet or the errors go to a file", "[batch]") {
  if (command.empty()) return;
  Command batch;
  if (batch.run("script --version").status != 0) return;  // util-linux is not installed
  const std::string terminal = batch.run("script -qec 'huiqi batch in.jsonl -o out.jsonl' /dev/null").out;
  CHECK(terminal.find(" rows, ") != std::string::npos);
  CHECK(terminal.find(" a second, ") != std::string::npos);
  CHECK(terminal.find("% ") == std::string::npos);
  CHECK(terminal.find("[##") != std::string::npos);
  CHECK(terminal.find(" left") != std::string::npos);
  CHECK(batch.run("script -qec 'huiqi batch in.jsonl -o out.jsonl --quiet' /dev/null").out == "");
  const Answer log = batch.run("huiqi batch in.jsonl -o out.jsonl --quiet");
  CHECK(log.out == "");
  CHECK(log.err == "");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("memory does not grow with the number of rows", "[batch]") {
  if (command.empty()) return;
  Command batch;
  const auto peak = [&](int times) {  // kilobytes
    const Answer answer = batch.run("for i in $(seq " + std::to_string(times) +
                                    "); do cat in.jsonl; done >many.jsonl; "
                                    "huiqi batch many.jsonl -o - --all --threads 2 --rejects r.jsonl -q >/dev/null & "
                                    "run=$!; most=0; while kill -0 $run 2>/dev/null; do "
                                    "now=$(awk '/VmHWM/ {print $2}' /proc/$run/status); most=${now:-$most}; "
                                    "sleep 0.02; done; echo $most");
    return std::atoi(answer.out.c_str());
  };
  const int few = peak(3), many = peak(30);
  INFO(few << " kB, " << many << " kB");
  CHECK(few > 1'000);
  CHECK(many < few + 16'000);
}
#endif
