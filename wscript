# SPDX-License-Identifier: GPL-2.0-only
# -*- mode: python -*-
"""fmipv6 for users of waf: a stock waf 2.x builds the module against an installed ns-3.

    waf configure build                         library, scenarios, examples, tests
    waf build --targets=fmipv6,fmipv6-sim       some of them
    waf sources                                 what each target is made of

The same sources as CMakeLists.txt, found with the same patterns; test/script/check_waf.py proves
it and builds with this file.
"""

import os
import re

APPNAME = "fmipv6"
VERSION = "0.1.0"
top = "."
out = "build-waf"


def options(opt):
    opt.load("compiler_cxx")
    opt.add_option("--debug", action="store_true", help="compile with -O0 -g1 (default: -O3)")


def ns3_modules(ctx):
    """The ns-3 libraries that the module links; build-support/sources.cmake names them."""
    text = ctx.path.find_node("build-support/sources.cmake").read()
    return re.search(r"FMIPV6_NS3_MODULES\s+([^)]*)\)", text)[1].split()


def configure(conf):
    conf.load("compiler_cxx")
    for module in ns3_modules(conf):
        conf.check_cfg(package=f"ns3-{module}", args=["--cflags", "--libs"], uselib_store="NS3")
    # Debian's .pc files print a stray ';' after the first -I.
    conf.env.INCLUDES_NS3 = [path.rstrip(";") for path in conf.env.INCLUDES_NS3]
    conf.check_cfg(package="libcrypto", args=["--cflags", "--libs"], uselib_store="CRYPTO")
    conf.check_cxx(header_name="nlohmann/json.hpp")
    conf.check_cxx(lib="boost_program_options", uselib_store="BOOST")
    for package, store in (("gtest_main", "GTEST"), ("gmock", "GTEST")):
        conf.check_cfg(package=package, args=["--cflags", "--libs"], uselib_store=store, mandatory=False)
    conf.env.append_unique("CXXFLAGS", ["-std=c++17", "-fPIC", "-Wall", "-Wextra", "-pthread"])
    optimise = ["-O0", "-g1"] if conf.options.debug else ["-O3", "-DNDEBUG"]
    conf.env.append_unique("CXXFLAGS", optimise)
    conf.env.append_unique("DEFINES", "NS3_LOG_ENABLE")


def targets(ctx):
    """Every target: {name: (kind, source nodes)}."""
    glob = ctx.path.ant_glob
    found = {"fmipv6": ("library", glob("model/**/*.cc helper/**/*.cc"))}
    cli = glob("scenarios/cli/*.cc")
    if cli:
        found["fmipv6-sim"] = ("program", cli)
    singles = glob("scenarios/*.cc scenarios/*/*.cc", excl="scenarios/cli/*") + glob("examples/*.cc")
    for node in singles:
        found[os.path.splitext(node.name)[0]] = ("program", [node])
    for kind in ("unit", "module"):
        tests = glob(f"test/{kind}/**/*-test.cc")
        if tests:
            found[f"fmipv6-{kind}-tests"] = ("test", tests)
    return found


def sources(ctx):
    """List each target's sources, one `target path` a line."""
    for name, (_, nodes) in sorted(targets(ctx).items()):
        for node in nodes:
            print(name, node.path_from(ctx.path))


def stage_headers(bld):
    """As in an ns-3 tree, every header of the module is reached as "ns3/NAME.h"."""
    stage = os.path.join(bld.bldnode.abspath(), "include", "ns3")
    os.makedirs(stage, exist_ok=True)
    headers = {node.name: node.abspath() for node in bld.path.ant_glob("model/**/*.h helper/**/*.h")}
    for name in set(os.listdir(stage)) - set(headers):
        os.unlink(os.path.join(stage, name))
    for name, path in headers.items():
        link = os.path.join(stage, name)
        if not os.path.islink(link) or os.readlink(link) != path:
            if os.path.islink(link):
                os.unlink(link)
            os.symlink(path, link)
    return os.path.dirname(stage)


def build(bld):
    include = stage_headers(bld)
    for name, (kind, nodes) in targets(bld).items():
        if kind == "library":
            bld.shlib(
                target=name,
                source=nodes,
                includes=[include],
                export_includes=[include],
                use="NS3 CRYPTO",
            )
            continue
        if kind == "test" and not bld.env.LIB_GTEST:
            continue
        test = kind == "test"
        bld.program(
            target=name,
            source=nodes,
            use=["fmipv6", "NS3", "BOOST"] + (["GTEST"] if test else []),
            includes=["test/support"] if test else [],
            defines=[f'FMIPV6_VECTORS="{bld.path.abspath()}/test/vectors"'] if test else [],
            rpath=[bld.bldnode.abspath()],
            install_path=None if test else "${BINDIR}",
        )
