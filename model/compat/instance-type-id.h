/*
 * SPDX-License-Identifier: GPL-2.0-only
 */
#ifndef INSTANCE_TYPE_ID_H
#define INSTANCE_TYPE_ID_H

#include "ns3/type-id.h"

#include <type_traits>

namespace ns3
{
namespace fmipv6
{

/// Whether a class declares GetInstanceTypeId() itself and does not just inherit it.
template <typename Base>
constexpr bool DECLARES_INSTANCE_TYPE_ID =
    std::is_same_v<decltype(&Base::GetInstanceTypeId), TypeId (Base::*)() const>;

/**
 * Base for a class that derives from a class of ns-3 which, up to ns-3.44, fixes the instance's
 * TypeId to its own: without an override, trace sources and attributes of the derived class would
 * not be found. From ns-3.45 on Object::GetInstanceTypeId is final, no class of ns-3 declares its
 * own, and there is nothing to override. Which of the two holds is read off the base's
 * declaration, since source trees need not state their release.
 *
 * @tparam Derived the class, which has a static GetTypeId()
 * @tparam Base its base in ns-3
 */
template <typename Derived, typename Base, bool = DECLARES_INSTANCE_TYPE_ID<Base>>
class WithInstanceTypeId : public Base
{
  public:
    /// @return the TypeId of the derived class
    TypeId GetInstanceTypeId() const override
    {
        return Derived::GetTypeId();
    }
};

/// The same where the base leaves the TypeId to Object.
template <typename Derived, typename Base>
class WithInstanceTypeId<Derived, Base, false> : public Base
{
};

} // namespace fmipv6
} // namespace ns3

#endif /* INSTANCE_TYPE_ID_H */
