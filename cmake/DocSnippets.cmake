# Builds and runs the C++ that the pages show, so that no example in the documentation can be out of date. Included, it defines
# huiqi_doc_snippets(); run as a script (cmake -P), it writes one program in which every ```cpp block is a function of its own.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(HUIQI_SNIPPETS_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

  function(huiqi_doc_snippets)
    file(GLOB pages CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/README*.md ${PROJECT_SOURCE_DIR}/docs/*.md)
    set(output ${PROJECT_BINARY_DIR}/doc_snippets.cpp)
    add_custom_command(
      OUTPUT ${output}
      COMMAND ${CMAKE_COMMAND} "-DPAGES=${pages}" "-DOUTPUT=${output}" -P ${HUIQI_SNIPPETS_SCRIPT}
      DEPENDS ${pages} ${HUIQI_SNIPPETS_SCRIPT}
      COMMENT "Taking the C++ out of the documentation"
      VERBATIM)
    add_executable(huiqi_doc_snippets ${output})
    target_link_libraries(huiqi_doc_snippets PRIVATE huiqi::huiqi)
    add_test(NAME doc_snippets
      COMMAND huiqi_doc_snippets ${PROJECT_SOURCE_DIR}/examples/automotive-supplier.json)
  endfunction()
  return()
endif()

# What a snippet may take for granted: an engine, a profile and the text that it was read from.
set(functions "")
set(calls "")
set(number 0)
foreach(page IN LISTS PAGES)
  file(READ "${page}" text)
  # Marks that CMake's lists would take for their own are put aside while the blocks are cut out.
  string(REPLACE ";" "@semicolon@" text "${text}")
  string(REPLACE "[" "@open@" text "${text}")
  string(REPLACE "]" "@close@" text "${text}")
  while(text MATCHES "\n```cpp\n")
    string(FIND "${text}" "\n```cpp\n" begin)
    math(EXPR begin "${begin} + 8")
    string(SUBSTRING "${text}" ${begin} -1 text)
    string(FIND "${text}" "\n```" end)
    string(SUBSTRING "${text}" 0 ${end} block)
    string(REPLACE "#include <huiqi/huiqi.hpp>\n" "" block "${block}")
    string(REGEX REPLACE ".*/" "" name "${page}")
    string(APPEND functions "// ${name}\nbool snippet_${number}(std::optional<huiqi::Engine>& own, const huiqi::Profile& read, const std::string& json_text) {
  [[maybe_unused]] const huiqi::Engine& engine = *own@semicolon@
  [[maybe_unused]] const huiqi::Profile& profile = read@semicolon@
  static_cast<void>(json_text)@semicolon@
  {
${block}
  }
  return true@semicolon@
}\n\n")
    string(APPEND calls "  good = snippet_${number}(engine.value, *profile, json_text) && good@semicolon@\n")
    math(EXPR number "${number} + 1")
  endwhile()
endforeach()
set(program "// Written by cmake/DocSnippets.cmake from the documentation. Edit the pages, not this file.
#include <fstream>
#include <huiqi/huiqi.hpp>
#include <iterator>

namespace {

${functions}}  // namespace

int main(int, char** arguments) {
  std::ifstream file(arguments@open@1@close@)@semicolon@
  const std::string json_text{std::istreambuf_iterator<char>(file), {}}@semicolon@
  auto engine = huiqi::Engine::load()@semicolon@
  if (!engine) return 1@semicolon@
  const auto profile = engine->read_profile(json_text, \"profile.json\")@semicolon@
  if (!profile) return 1@semicolon@
  bool good = true@semicolon@
${calls}  return good ? 0 : 1@semicolon@
}
")
string(REPLACE "@semicolon@" ";" program "${program}")
string(REPLACE "@open@" "[" program "${program}")
string(REPLACE "@close@" "]" program "${program}")
file(WRITE "${OUTPUT}" "${program}")
