# The module's sources and headers, found where they live. The wscript finds the same ones with the
# same patterns (test/script/same-sources proves it).

file(GLOB_RECURSE FMIPV6_SOURCES CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/model/*.cc"
     "${CMAKE_CURRENT_SOURCE_DIR}/helper/*.cc"
)
file(GLOB_RECURSE FMIPV6_HEADERS CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/model/*.h"
     "${CMAKE_CURRENT_SOURCE_DIR}/helper/*.h"
)
set(FMIPV6_NS3_MODULES
    core
    network
    internet
    wifi
    bridge
    csma
    point-to-point
    virtual-net-device
    mobility
    propagation
    applications
    traffic-control
)
