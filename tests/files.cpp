// Where the project and the command lie. One file knows, so that the others compile the same wherever they lie.
#include "files.hpp"

namespace huiqi::test {

const std::filesystem::path source = HUIQI_SOURCE_DIR;
#ifdef HUIQI_CLI
const std::filesystem::path command = HUIQI_CLI;
#else
const std::filesystem::path command;
#endif

}  // namespace huiqi::test
