#include "models/cloud/cloud.h"

namespace cloudnx {

namespace {

struct Send {
    Cloud &cloud;
    SecretDesk &desk;
    std::stop_token stop;

    Result<Receipt> operator()(const AccountChange &change) const {
        return cloud.account().apply(change, desk, stop);
    }

    Result<Receipt> operator()(const IamChange &change) const {
        return cloud.iam().apply(change, desk, stop);
    }

    Result<Receipt> operator()(const FirewallChange &change) const {
        return cloud.firewall().apply(change, stop);
    }

    Result<Receipt> operator()(const KmsChange &change) const { return cloud.kms().apply(change, stop); }

    Result<Receipt> operator()(const ComputeChange &change) const {
        return cloud.compute().apply(change, stop);
    }

    Result<Receipt> operator()(const StorageChange &change) const {
        return cloud.storage().apply(change, stop);
    }
};

} // namespace

Result<Receipt> applyChange(Cloud &cloud, const Change &change, SecretDesk &desk, std::stop_token stop) {
    return std::visit(Send{cloud, desk, stop}, change);
}

} // namespace cloudnx
