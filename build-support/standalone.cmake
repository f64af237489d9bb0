# Build against an installed ns-3 (Debian's libns3-dev 3.37, or a `./ns3 install`).

include(build-support/sources.cmake)

set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# The same code generation for library and programs, so that one precompiled header serves all.
add_compile_options(-fPIC)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
option(FMIPV6_TESTS "build the tests" OFF)
option(FMIPV6_EXAMPLES "build the examples" OFF)
option(FMIPV6_BENCH "build the programs of bench/" OFF)
option(FMIPV6_FUZZ "build the fuzz targets of test/fuzz, and nothing else" OFF)
option(FMIPV6_SANITIZE "AddressSanitizer and UndefinedBehaviorSanitizer" OFF)

find_package(ns3 3.37 REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(OpenSSL REQUIRED)

# As in an ns-3 tree, every header of the module is reached as "ns3/NAME.h".
set(FMIPV6_STAGE "${CMAKE_BINARY_DIR}/include")
file(MAKE_DIRECTORY "${FMIPV6_STAGE}/ns3")
foreach(header IN LISTS FMIPV6_HEADERS)
  get_filename_component(name "${header}" NAME)
  file(CREATE_LINK "${header}" "${FMIPV6_STAGE}/ns3/${name}" SYMBOLIC)
endforeach()

add_compile_options(-Wall -Wextra -Werror -Wno-error=deprecated-declarations)
add_compile_definitions(NS3_LOG_ENABLE)
if(FMIPV6_FUZZ)
  add_subdirectory(test/fuzz)
  return()
endif()
if(FMIPV6_SANITIZE)
  # ns-3's own objects are not instrumented, so vptr, null and alignment checks would only add
  # compile time (2.7 s instead of 12.6 s a file).
  add_compile_options(
    -O0 -g1 -fsanitize=address,undefined -fno-sanitize=vptr,null,alignment -fno-sanitize-recover=all
  )
  add_link_options(-fsanitize=address,undefined)
endif()

list(TRANSFORM FMIPV6_NS3_MODULES PREPEND "ns3::lib" OUTPUT_VARIABLE FMIPV6_NS3_TARGETS)
add_library(fmipv6 SHARED ${FMIPV6_SOURCES})
target_include_directories(fmipv6 PUBLIC "$<BUILD_INTERFACE:${FMIPV6_STAGE}>")
target_link_libraries(
  fmipv6
  PUBLIC ${FMIPV6_NS3_TARGETS}
  PRIVATE nlohmann_json::nlohmann_json OpenSSL::Crypto
)
set_target_properties(fmipv6 PROPERTIES DEFINE_SYMBOL "")
target_precompile_headers(fmipv6 PRIVATE build-support/precompiled.h)

# A program of one or a few files over the module.
function(fmipv6_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(
    ${name} PRIVATE fmipv6 Boost::program_options nlohmann_json::nlohmann_json
  )
  target_precompile_headers(${name} REUSE_FROM fmipv6)
endfunction()

add_subdirectory(scenarios)
include(build-support/install.cmake)
if(FMIPV6_EXAMPLES)
  add_subdirectory(examples)
endif()
if(FMIPV6_BENCH)
  add_subdirectory(bench)
endif()
if(FMIPV6_TESTS)
  enable_testing()
  add_subdirectory(test)
endif()
