# What `cmake --install` puts where, and the CMake package that find_package(huiqi) finds.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/huiqi)

install(TARGETS huiqi EXPORT huiqiTargets)
install(EXPORT huiqiTargets NAMESPACE huiqi:: DESTINATION ${package_dir})
install(DIRECTORY include/huiqi ${PROJECT_BINARY_DIR}/include/huiqi
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")

configure_package_config_file(cmake/huiqiConfig.cmake.in huiqiConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(huiqiConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/huiqiConfig.cmake ${PROJECT_BINARY_DIR}/huiqiConfigVersion.cmake
              cmake/FindSodium.cmake cmake/FindZstd.cmake
        DESTINATION ${package_dir})

if(TARGET huiqi_cli)
  install(TARGETS huiqi_cli)
endif()
install(DIRECTORY rules DESTINATION ${CMAKE_INSTALL_DATADIR}/huiqi)  # to read, and as a model for one's own
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
