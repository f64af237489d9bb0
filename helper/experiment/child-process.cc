/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#include "ns3/child-process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <poll.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ns3
{
namespace fmipv6
{

namespace
{

/// What is still in this process's buffers must not be written a second time by the forked one.
void
FlushAll()
{
    std::cout.flush();
    std::cerr.flush();
    std::fflush(nullptr);
}

} // namespace

ChildProcess::Descriptor::~Descriptor()
{
    Close();
}

void
ChildProcess::Descriptor::Set(int number)
{
    if (number < 0)
    {
        throw std::runtime_error("no file for the output of a run");
    }
    m_number = number;
}

void
ChildProcess::Descriptor::Close()
{
    if (m_number >= 0)
    {
        close(m_number);
    }
    m_number = -1;
}

int
ChildProcess::Descriptor::Get() const
{
    return m_number;
}

std::string
ChildProcess::Descriptor::ReadAll() const
{
    std::string text;
    std::array<char, 65536> block{};
    for (ssize_t size = 0;
         (size = pread(m_number, block.data(), block.size(), static_cast<off_t>(text.size()))) > 0;)
    {
        text.append(block.data(), size);
    }
    return text;
}

ChildProcess::ChildProcess(const std::function<int()>& body, std::optional<double> limitS)
{
    m_output.Set(memfd_create("output", MFD_CLOEXEC));
    m_errors.Set(memfd_create("errors", MFD_CLOEXEC));
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
    {
        throw std::runtime_error("no pipe for a run");
    }
    m_ended.Set(ends[0]);
    FlushAll();
    m_start = Clock::now();
    if (limitS)
    {
        m_until = m_start + std::chrono::duration_cast<Clock::duration>(
                                std::chrono::duration<double>(*limitS));
    }
    const auto parent = getpid();
    m_pid = fork();
    if (m_pid == 0)
    {
        Live(body, parent);
    }
    close(ends[1]);
    if (m_pid < 0)
    {
        throw std::runtime_error("no process for a run");
    }
}

ChildProcess::~ChildProcess()
{
    if (m_pid > 0)
    {
        kill(m_pid, SIGKILL);
        ChildResult nobodyAsks;
        Reap(nobodyAsks);
    }
}

void
ChildProcess::Live(const std::function<int()>& body, int parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(m_output.Get(), STDOUT_FILENO);
    dup2(m_errors.Get(), STDERR_FILENO);
    m_ended.Close();
    int status = EXIT_FAILURE;
    // The parent may have ended before the death signal was asked for.
    if (getppid() == parent)
    {
        try
        {
            status = body();
        }
        catch (const std::exception& error)
        {
            std::cerr << error.what() << std::endl;
        }
    }
    FlushAll();
    // ns-3's destructors are not this process's business.
    _exit(status);
}

bool
ChildProcess::AwaitEnd() const
{
    pollfd watched{m_ended.Get(), POLLIN, 0};
    while (true)
    {
        int waitMs = -1;
        if (m_until)
        {
            const std::chrono::duration<double, std::milli> left = *m_until - Clock::now();
            waitMs = static_cast<int>(std::ceil(std::clamp(left.count(), 0.0, 1e6)));
        }
        const int ready = poll(&watched, 1, waitMs);
        if (ready > 0)
        {
            return true;
        }
        if (ready == 0 && Clock::now() >= *m_until)
        {
            return false;
        }
        if (ready < 0 && errno != EINTR)
        {
            throw std::runtime_error("cannot wait for a run");
        }
    }
}

void
ChildProcess::Reap(ChildResult& result)
{
    int status = 0;
    rusage used{};
    while (wait4(m_pid, &status, 0, &used) < 0 && errno == EINTR)
    {
    }
    m_pid = 0;
    result.wallS = std::chrono::duration<double>(Clock::now() - m_start).count();
    if (WIFEXITED(status))
    {
        result.status = WEXITSTATUS(status);
    }
    else
    {
        result.signal = WTERMSIG(status);
    }
    result.peakKib = used.ru_maxrss;
}

ChildResult
ChildProcess::Wait()
{
    ChildResult result;
    result.timedOut = !AwaitEnd();
    if (result.timedOut)
    {
        kill(m_pid, SIGKILL);
    }
    Reap(result);
    result.output = m_output.ReadAll();
    result.errors = m_errors.ReadAll();
    return result;
}

} // namespace fmipv6
} // namespace ns3
