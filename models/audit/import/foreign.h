#pragma once

#include "models/audit/import/records.h"

namespace cloudnx::audit {

/// Rewrites a record of another format into the members that JsonEventReader knows. Nothing is dropped: what
/// has no column keeps its name and goes into `other`, what tells of the deed into `details`.
/// @p into gets the JSON. Empty: rewritten; else why not, a sentence without its full stop.
using Rewrite = QString (*)(std::string_view json, std::string &into);

/// AWS CloudTrail 1.0x. It has no status: 200 without an errorCode, else what the code is known to mean (403,
/// 404, 429), else 400.
[[nodiscard]] QString fromCloudTrail(std::string_view json, std::string &into);
/// CADF (DMTF DSP0262) 1.0, also in the envelope of an OpenStack notification.
[[nodiscard]] QString fromCadf(std::string_view json, std::string &into);
/// OCSF: API Activity (6003) and Authentication (3002).
[[nodiscard]] QString fromOcsf(std::string_view json, std::string &into);

/// The records of @p records, rewritten.
class RewrittenRecords final : public RecordSource {
public:
    RewrittenRecords(ByteSource &source, Rewrite rewrite) : m_objects(source), m_rewrite(rewrite) {}

    [[nodiscard]] Result<std::optional<Record>> next() override;

private:
    JsonObjects m_objects;
    Rewrite m_rewrite;
    std::string m_json;
};

} // namespace cloudnx::audit
