/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef CHILD_PROCESS_H
#define CHILD_PROCESS_H

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace ns3
{
namespace fmipv6
{

/// How a process of our own ended, and what it left.
struct ChildResult
{
    std::optional<int> status; //!< exit status, unless a signal ended it
    int signal{0};             //!< the signal that ended it, or 0
    bool timedOut{false};      //!< killed at its time limit
    std::string output;        //!< its standard output
    std::string errors;        //!< its standard error
    double wallS{0};           //!< real time (s) from its start to its end
    uint64_t peakKib{0};       //!< the most memory (KiB) that was resident at a time
};

/**
 * A function that runs in a forked process: random streams and ns-3's counters begin as they are
 * here, nothing that it does stays behind, and a crash of it is a result like others.
 *
 * The process ends with this one, whatever ends it. To be used while there is a single thread.
 */
class ChildProcess
{
  public:
    /**
     * Start it.
     * @param body what to do @return the process's exit status; an exception is told on its
     * standard error, with status 1
     * @param limitS real time (s) after which Wait() kills the process; none: never
     * @throws std::runtime_error where the system has no process or no memory for it
     */
    explicit ChildProcess(const std::function<int()>& body, std::optional<double> limitS = {});
    /// Kills the process if nobody waited for its end.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// @return how it ended; to be called once
    /// @throws std::runtime_error where the system cannot tell
    ChildResult Wait();

  private:
    using Clock = std::chrono::steady_clock;

    /// A file descriptor that is closed at the end.
    class Descriptor
    {
      public:
        Descriptor() = default;
        ~Descriptor();
        Descriptor(const Descriptor&) = delete;
        Descriptor& operator=(const Descriptor&) = delete;

        /// @param number of an open file, or negative where opening it failed
        /// @throws std::runtime_error where it did
        void Set(int number);
        /// Close it before its time.
        void Close();
        /// @return its number
        int Get() const;
        /// @return what was written to it, from the beginning
        std::string ReadAll() const;

      private:
        int m_number{-1}; //!< or -1
    };

    /// The forked process's whole life. @param body what to do @param parent its parent
    [[noreturn]] void Live(const std::function<int()>& body, int parent);
    /// @return whether it has ended within its time
    bool AwaitEnd() const;
    /// Take its remains. @param result set to how it ended
    void Reap(ChildResult& result);

    Descriptor m_output;       //!< its standard output
    Descriptor m_errors;       //!< its standard error
    Descriptor m_ended;        //!< a pipe; it holds the other end as long as it lives
    Clock::time_point m_start; //!< when it was started
    std::optional<Clock::time_point> m_until; //!< when to give up
    int m_pid{0};                             //!< of the process, or 0 when it is no more
};

} // namespace fmipv6
} // namespace ns3

#endif /* CHILD_PROCESS_H */
