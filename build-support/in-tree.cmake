# Build as contrib/fmipv6 of an ns-3 source tree.

include(build-support/sources.cmake)

list(LENGTH FMIPV6_NS3_MODULES named)
list(LENGTH FMIPV6_NS3_LIBRARIES linked)
if(NOT named EQUAL linked)
  message(FATAL_ERROR "CMakeLists.txt and build-support/sources.cmake name different ns-3 modules")
endif()

# ns-3 takes the headers' names relative to the module's folder.
set(FMIPV6_RELATIVE_HEADERS)
foreach(header IN LISTS FMIPV6_HEADERS)
  file(RELATIVE_PATH header "${CMAKE_CURRENT_SOURCE_DIR}" "${header}")
  list(APPEND FMIPV6_RELATIVE_HEADERS "${header}")
endforeach()

find_package(OpenSSL REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
find_package(GTest)

# A program of one or a few files over the module. Libraries that are not ns-3's are linked after
# build_lib_example, which takes a name that is neither a module nor a file for a missing module.
function(fmipv6_program name)
  build_lib_example(
    NAME ${name}
    SOURCE_FILES ${ARGN}
    LIBRARIES_TO_LINK ${libfmipv6} ${FMIPV6_NS3_LIBRARIES}
  )
  if(TARGET ${name})
    target_link_libraries(${name} Boost::program_options nlohmann_json::nlohmann_json)
  endif()
endfunction()

# One ns-3 test suite, `fmipv6`, runs the GoogleTest cases.
set(FMIPV6_TEST_SOURCES)
if(GTest_FOUND)
  file(GLOB_RECURSE FMIPV6_TEST_SOURCES CONFIGURE_DEPENDS
       "${CMAKE_CURRENT_SOURCE_DIR}/test/unit/*-test.cc"
       "${CMAKE_CURRENT_SOURCE_DIR}/test/module/*-test.cc"
       "${CMAKE_CURRENT_SOURCE_DIR}/test/ns3/*.cc"
  )
else()
  message(STATUS "fmipv6: GoogleTest is not installed, so the fmipv6 test suite is left out")
endif()

build_lib(
  LIBNAME fmipv6
  SOURCE_FILES ${FMIPV6_SOURCES}
  HEADER_FILES ${FMIPV6_RELATIVE_HEADERS}
  LIBRARIES_TO_LINK ${FMIPV6_NS3_LIBRARIES} ${OPENSSL_CRYPTO_LIBRARY}
  TEST_SOURCES ${FMIPV6_TEST_SOURCES}
)

if(testfmipv6 AND TARGET ${testfmipv6})
  target_include_directories(${testfmipv6} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/test/support")
  target_compile_definitions(
    ${testfmipv6} PRIVATE FMIPV6_VECTORS="${CMAKE_CURRENT_SOURCE_DIR}/test/vectors"
  )
  target_link_libraries(${testfmipv6} GTest::gtest GTest::gmock)
endif()

if(ENABLE_EXAMPLES)
  # build_lib_example() reads the name that build_lib() knows only within itself.
  set(BLIB_LIBNAME fmipv6)
  add_subdirectory(scenarios)
endif()
