# The tests: one Catch2 binary, the rule sets' own cases, and an application that uses the library as others will.
find_package(Catch2 REQUIRED)  # 2 and 3 both work
find_package(rapidcheck REQUIRED)

file(GLOB test_sources CONFIGURE_DEPENDS tests/*/*.cpp)  # globbed for the reason given in CMakeLists.txt
add_executable(huiqi_tests tests/main.cpp tests/files.cpp ${test_sources})
target_include_directories(huiqi_tests PRIVATE tests src)
target_link_libraries(huiqi_tests
  PRIVATE huiqi::huiqi Catch2::Catch2 rapidcheck nlohmann_json::nlohmann_json fmt::fmt Sodium::Sodium SQLite::SQLite3
  Threads::Threads)
set_property(SOURCE tests/files.cpp APPEND PROPERTY COMPILE_DEFINITIONS HUIQI_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
huiqi_target_options(huiqi_tests)
add_test(NAME huiqi_tests COMMAND huiqi_tests)

if(TARGET huiqi_cli)
  add_dependencies(huiqi_tests huiqi_cli)
  set_property(SOURCE tests/files.cpp APPEND PROPERTY COMPILE_DEFINITIONS HUIQI_CLI="$<TARGET_FILE:huiqi_cli>")
  add_test(NAME check_rules COMMAND huiqi_cli check rules WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  add_test(NAME layout COMMAND huiqi_cli fmt --check rules WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  # The JSON Schemas, with a validator that is not ours: left out where it is not installed.
  find_package(Python3 COMPONENTS Interpreter QUIET)
  if(Python3_FOUND)
    execute_process(COMMAND ${Python3_EXECUTABLE} -c "import jsonschema; jsonschema.Draft7Validator"
      RESULT_VARIABLE no_jsonschema OUTPUT_QUIET ERROR_QUIET)
    if(no_jsonschema)
      message(STATUS "python3-jsonschema is not installed: the test `schemas` is left out")
    else()
      add_test(NAME schemas
        COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/scripts/validate-schemas
          $<TARGET_FILE:huiqi_cli> $<TARGET_FILE:huiqi_tests>)
    endif()
  endif()
  add_test(NAME rule_cases COMMAND huiqi_cli test rules --require-full WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  # Whether those cases would notice a slip in the rules (docs/mutation.md): seconds.
  add_test(NAME rule_mutants COMMAND huiqi_cli test rules --mutate --at-least 95 WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endif()

include(cmake/DocSnippets.cmake)
huiqi_doc_snippets()

if(EXISTS ${PROJECT_SOURCE_DIR}/examples/embed/CMakeLists.txt)
  add_subdirectory(examples/embed)

  # The same application once more, from outside: against the installed package. Not under a sanitizer, whose run-time
  # library the application would have to know about.
  if(NOT HUIQI_SANITIZE)
    set(prefix ${PROJECT_BINARY_DIR}/installed)
    add_test(NAME install COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${prefix})
    set_tests_properties(install PROPERTIES FIXTURES_SETUP installed)
    add_test(NAME installed_package COMMAND ${CMAKE_CTEST_COMMAND}
      --build-and-test ${PROJECT_SOURCE_DIR}/examples/embed ${PROJECT_BINARY_DIR}/installed_package
      --build-generator ${CMAKE_GENERATOR}
      --build-options -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER})
    set_tests_properties(installed_package PROPERTIES FIXTURES_REQUIRED installed)
  endif()
endif()
