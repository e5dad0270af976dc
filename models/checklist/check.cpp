#include "models/checklist/check.h"

#include "models/checklist/checks/gstin.h"
#include "models/checklist/checks/iamuser.h"
#include "models/checklist/checks/keyage.h"
#include "models/checklist/checks/openports.h"
#include "models/checklist/checks/secondfactor.h"
#include "models/checklist/checks/userdata.h"

namespace cloudnx {

const std::vector<std::unique_ptr<Check>> &everyCheck() {
    static const auto checks = [] {
        std::vector<std::unique_ptr<Check>> list;
        list.push_back(std::make_unique<SecondFactorCheck>());
        list.push_back(std::make_unique<IamUserCheck>());
        list.push_back(std::make_unique<OpenPortsCheck>());
        list.push_back(std::make_unique<KeyAgeCheck>());
        list.push_back(std::make_unique<UserDataCheck>());
        list.push_back(std::make_unique<GstinCheck>());
        return list;
    }();
    return checks;
}

const Check *findCheck(const QString &id) {
    for (const auto &check : everyCheck())
        if (check->id() == id)
            return check.get();
    return nullptr;
}

Parts partsForCheck(const Check &check) {
    Parts parts = check.needs();
    parts.merge(check.helps());
    return parts;
}

} // namespace cloudnx
