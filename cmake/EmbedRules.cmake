# Puts the rule sets and the vocabulary into the library, so that an application which links it needs no data directory.
# Included, this file defines huiqi_embed_rules(); run as a script at build time (cmake -P), it writes the .cpp behind
# src/read/embedded.hpp. Both halves live here so that there is one place to read.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(HUIQI_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

  # Sets `result` to the generated source file. Test cases and the JSON Schemas for editors stay out of the library.
  function(huiqi_embed_rules result)
    set(rules ${PROJECT_SOURCE_DIR}/rules)
    file(GLOB_RECURSE paths CONFIGURE_DEPENDS RELATIVE ${rules} ${rules}/*.json)
    list(FILTER paths EXCLUDE REGEX "\\.cases\\.json$|^schemas/|^windows/")
    list(SORT paths)  # one order on every platform
    list(TRANSFORM paths PREPEND ${rules}/ OUTPUT_VARIABLE depends)
    set(output ${PROJECT_BINARY_DIR}/embedded_rules.cpp)
    add_custom_command(
      OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} "-DRULES=${rules}" "-DPATHS=${paths}" "-DOUTPUT=${output}" -P ${HUIQI_EMBED_SCRIPT}
      DEPENDS ${depends} ${HUIQI_EMBED_SCRIPT}
      COMMENT "Embedding rules/"
      VERBATIM)
    # Clang's -Wpedantic counts the joined literals; neither Clang nor GCC has a limit there.
    set_source_files_properties(${output} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
    set(${result} ${output} PARENT_SCOPE)
  endfunction()
  return()
endif()

# Text -> C++ string literals, one for each line of the file. Ordinary literals, not raw ones: no content can end them
# early. `?` is escaped against trigraph warnings. Every expansion is quoted, so that no ; or [ makes a list of it.
function(to_literals text result)
  string(REPLACE [[\]] [[\\]] text "${text}")
  string(REPLACE [["]] [[\"]] text "${text}")
  string(REPLACE [[?]] [[\?]] text "${text}")
  string(REPLACE "\n" "\\n\"\n    \"" text "${text}")
  set(${result} "\"${text}\"" PARENT_SCOPE)
endfunction()

set(texts "")
set(table "")
set(number 0)
foreach(path IN LISTS PATHS)
  file(READ "${RULES}/${path}" text)
  to_literals("${text}" text)
  to_literals("${path}" name)
  string(APPEND texts "constexpr char text_${number}[] =\n    ${text};\n\n")
  string(APPEND table "      {${name}, {text_${number}, sizeof(text_${number}) - 1}},\n")
  math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${OUTPUT}" "// Written by cmake/EmbedRules.cmake from rules/. Edit those files, not this one.
#include \"read/embedded.hpp\"

namespace huiqi::read {
namespace {

${texts}}  // namespace

const std::vector<EmbeddedFile>& embedded_files() {
  static const std::vector<EmbeddedFile> files = {
${table}  };
  return files;
}

}  // namespace huiqi::read
")
