#include "models/audit/query/traits.h"

#include "models/audit/archive/fault.h"
#include "models/audit/archive/timeindex.h"
#include "models/filter/expression.h"

namespace cloudnx::audit {

std::string networkOf(std::string_view address) {
    const QString text = QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size()));
    const auto block = CidrBlock::parse(text);
    if (!block)
        return std::string(address);
    const int prefix = std::min(block->prefix(), block->family() == AddressFamily::Ipv4 ? 24 : 48);
    const QString whole = block->toText();
    const auto network =
        CidrBlock::parseLenient(QStringLiteral("%1/%2").arg(whole.left(whole.indexOf(u'/'))).arg(prefix));
    return network ? network->toText().toStdString() : std::string(address);
}

TraitNumbers::TraitNumbers(const Archive &archive, Trait trait)
    : m_archive(archive), m_trait(trait), m_encoding(encodingOf(trait.field)) {
    if (trait.kind == Trait::Kind::Network)
        m_networks.resize(archive.dictionaries()[static_cast<std::size_t>(trait.field)].size());
}

void TraitNumbers::enter(std::uint32_t segment) {
    m_segment = segment;
    m_codes = m_archive.segments()[segment].find(m_trait.field, Part::Codes);
    const TimeIndex index(m_archive.segments()[segment]);
    m_hours = index.hours();
    m_hourRows = index.hourRows();
    m_hour = 0;
}

std::uint32_t TraitNumbers::number(std::uint32_t row) {
    if (m_trait.kind == Trait::Kind::HourOfDay)
        return hourOfDay(row);
    if (m_encoding == Encoding::Dictionary)
        return ofCode(row);
    const RowReader reader = m_archive.reader(m_segment);
    if (m_encoding == Encoding::Number)
        return std::min(reader.number(m_trait.field, row).value_or(textBit - 2), textBit - 2) + 1;
    m_buffer.clear();
    reader.appendText(m_trait.field, row, m_buffer);
    return ofText(m_buffer);
}

std::uint32_t TraitNumbers::ofText(std::string_view text) {
    const auto [found, isNew] =
        m_numbers.try_emplace(std::string(text), textBit | static_cast<std::uint32_t>(m_texts.size()));
    if (isNew)
        m_texts.push_back(found->first);
    return found->second;
}

std::uint32_t TraitNumbers::ofCode(std::uint32_t row) {
    const std::uint32_t code = m_archive.segments()[m_segment].number(m_codes, row);
    const bool isNetwork = m_trait.kind == Trait::Kind::Network;
    if (code == rawCode) {
        const std::string_view raw = m_archive.reader(m_segment).raw(m_trait.field, row);
        return ofText(isNetwork ? networkOf(raw) : raw);
    }
    if (!isNetwork && code >= textBit) // no dictionary is so large
        fail(ErrorKind::Integrity,
             QStringLiteral("The audit archive names a text it does not have. Run cloudnx audit repair."));
    if (!isNetwork)
        return code;
    std::uint32_t &network = m_networks.at(code);
    if (network == 0)
        network =
            ofText(networkOf(m_archive.dictionaries()[static_cast<std::size_t>(m_trait.field)].text(code)));
    return network;
}

std::uint32_t TraitNumbers::hourOfDay(std::uint32_t row) {
    while (m_hour + 1 < m_hourRows.size() && m_hourRows[m_hour + 1] <= row)
        ++m_hour;
    return static_cast<std::uint32_t>((m_hours[m_hour] % 24 + 24) % 24);
}

std::string TraitNumbers::text(std::uint32_t number) const {
    if (number >= textBit)
        return m_texts[number - textBit];
    if (m_trait.kind == Trait::Kind::HourOfDay)
        return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    if (m_encoding == Encoding::Number)
        return number == textBit - 1 ? std::string() : std::to_string(number - 1);
    return std::string(m_archive.dictionaries()[static_cast<std::size_t>(m_trait.field)].text(number));
}

} // namespace cloudnx::audit
