# What `./fmipv6 install` (`cmake --install`) puts under a prefix: library, headers, programs, a
# CMake package, a pkg-config file, and the Python package.

include(CMakePackageConfigHelpers)

set(FMIPV6_LIBRARY_DIR lib)
# Beside ns-3's own headers, which are reached as "ns3/NAME.h", too.
set(FMIPV6_INCLUDE_DIR include/fmipv6)
set(FMIPV6_PACKAGE_DIR lib/cmake/fmipv6)

install(
  TARGETS fmipv6
  EXPORT fmipv6Targets
  LIBRARY DESTINATION ${FMIPV6_LIBRARY_DIR}
  INCLUDES
  DESTINATION ${FMIPV6_INCLUDE_DIR}
)
install(FILES ${FMIPV6_HEADERS} DESTINATION ${FMIPV6_INCLUDE_DIR}/ns3)
install(
  EXPORT fmipv6Targets
  NAMESPACE fmipv6::
  DESTINATION ${FMIPV6_PACKAGE_DIR}
)
configure_file(build-support/fmipv6Config.cmake.in fmipv6Config.cmake @ONLY)
write_basic_package_version_file(fmipv6ConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/fmipv6Config.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/fmipv6ConfigVersion.cmake"
        DESTINATION ${FMIPV6_PACKAGE_DIR}
)

list(TRANSFORM FMIPV6_NS3_MODULES PREPEND "ns3-" OUTPUT_VARIABLE FMIPV6_NS3_PACKAGES)
list(JOIN FMIPV6_NS3_PACKAGES ", " FMIPV6_NS3_PACKAGES)
configure_file(build-support/fmipv6.pc.in fmipv6.pc @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/fmipv6.pc" DESTINATION ${FMIPV6_LIBRARY_DIR}/pkgconfig)

set_target_properties(fmipv6-sim PROPERTIES INSTALL_RPATH "$ORIGIN/../${FMIPV6_LIBRARY_DIR}")
install(TARGETS fmipv6-sim RUNTIME DESTINATION bin)

install(
  DIRECTORY bindings/fmipv6
  DESTINATION ${FMIPV6_LIBRARY_DIR}/python3/dist-packages
  FILES_MATCHING
  PATTERN "*.py"
  PATTERN "py.typed"
  PATTERN "__pycache__" EXCLUDE
)
