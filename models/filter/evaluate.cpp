#include "models/filter/evaluate.h"

#include "models/filter/literals.h"
#include "models/filter/text.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

#include <re2/re2.h>

#include <algorithm>

namespace cloudnx::filter {

namespace {

void collect(const QJsonValue &here, const std::vector<std::string> &path, std::size_t step,
             std::vector<QString> &found) {
    if (here.isArray()) {
        for (const QJsonValue element : here.toArray())
            collect(element, path, step, found);
    } else if (step < path.size()) {
        if (here.isObject())
            collect(here.toObject().value(QString::fromStdString(path[step])), path, step + 1, found);
    } else if (here.isString() || here.isDouble()) {
        found.push_back(here.toVariant().toString());
    } else if (here.isBool()) {
        found.push_back(here.toBool() ? QStringLiteral("true") : QStringLiteral("false"));
    }
}

[[nodiscard]] bool related(Relation relation, double left, double right) {
    switch (relation) {
    case Relation::Equal:
        return left == right;
    case Relation::Less:
        return left < right;
    case Relation::LessOrEqual:
        return left <= right;
    case Relation::Greater:
        return left > right;
    case Relation::GreaterOrEqual:
        break;
    }
    return left >= right;
}

class Evaluation {
public:
    Evaluation(const Schema &schema, const Row &row) : m_schema(schema), m_row(row) {}

    [[nodiscard]] bool holds(const Expression &filter) const {
        return std::visit([this](const auto &node) { return is(node); }, filter.node);
    }

private:
    [[nodiscard]] bool is(const All &all) const {
        return std::all_of(all.parts.begin(), all.parts.end(),
                           [this](const auto &part) { return holds(part); });
    }

    [[nodiscard]] bool is(const Any &any) const {
        return std::any_of(any.parts.begin(), any.parts.end(),
                           [this](const auto &part) { return holds(part); });
    }

    [[nodiscard]] bool is(const Not &negation) const { return !holds(*negation.inner); }

    [[nodiscard]] bool is(const Anywhere &free) const {
        return std::any_of(m_schema.begin(), m_schema.end(), [&](const Field &field) {
            return field.searched && containsIgnoringCase(m_row.text(field.id).toStdString(), free.part);
        });
    }

    [[nodiscard]] bool is(const IsAbsent &test) const { return texts(test.of).empty(); }

    [[nodiscard]] bool is(const TextIs &test) const {
        const auto fits = [&](const QString &text) {
            return std::find(test.values.begin(), test.values.end(), text.toStdString()) != test.values.end();
        };
        const QVariant value = m_row.value(test.of.field);
        if (value.typeId() == QMetaType::QStringList) {
            const QStringList entries = value.toStringList();
            if (std::any_of(entries.begin(), entries.end(), fits))
                return true;
        }
        return some(test.of, fits);
    }

    [[nodiscard]] bool is(const TextContains &test) const {
        return some(test.of, [&](const QString &text) {
            const std::string bytes = text.toStdString();
            return test.letters == Case::Ignored ? containsIgnoringCase(bytes, test.part)
                                                 : bytes.find(test.part) != std::string::npos;
        });
    }

    [[nodiscard]] bool is(const TextGlob &test) const {
        return some(test.of,
                    [&](const QString &text) { return globMatches(test.pattern, text.toStdString()); });
    }

    [[nodiscard]] bool is(const TextMatches &test) const {
        return some(test.of, [&](const QString &text) {
            return RE2::PartialMatch(text.toStdString(), *test.compiled);
        });
    }

    [[nodiscard]] bool is(const NumberIn &test) const {
        const QVariant value = m_row.value(test.of.field);
        const qint64 number = value.toLongLong();
        return value.isValid() &&
               std::any_of(test.ranges.begin(), test.ranges.end(), [number](const NumberRange &range) {
                   return range.first <= number && number <= range.last;
               });
    }

    [[nodiscard]] bool is(const TimeIn &test) const {
        const QVariant value = m_row.value(test.of.field);
        const Instant at{std::chrono::milliseconds(value.toDateTime().toMSecsSinceEpoch())};
        return value.toDateTime().isValid() &&
               std::any_of(test.ranges.begin(), test.ranges.end(),
                           [at](const TimeRange &range) { return range.from <= at && at < range.until; });
    }

    [[nodiscard]] bool is(const AddressIn &test) const {
        const auto lies = [&](const QString &text) {
            const auto address = CidrBlock::parseLenient(text);
            return address && std::any_of(test.blocks.begin(), test.blocks.end(),
                                          [&](const CidrBlock &block) { return block.contains(*address); });
        };
        // By its value: tables say "everyone" for 0.0.0.0/0.
        return test.of.path.empty() ? lies(m_row.value(test.of.field).toString()) : some(test.of, lies);
    }

    [[nodiscard]] bool is(const FlagIs &test) const {
        const QVariant value = m_row.value(test.of.field);
        return value.isValid() && value.toBool() == test.value;
    }

    [[nodiscard]] bool is(const JsonNumber &test) const {
        return some(test.of, [&](const QString &text) {
            const auto number = numberOf(text);
            return number && related(test.relation, *number, test.value);
        });
    }

    /// What of the field is there, as texts; nothing when it is absent.
    [[nodiscard]] std::vector<QString> texts(const FieldRef &of) const {
        const QVariant value = m_row.value(of.field);
        if (!of.path.empty())
            return partsOf(QJsonValue::fromVariant(value), of.path);
        const QString text = value.isValid() ? m_row.text(of.field) : QString();
        return text.isEmpty() ? std::vector<QString>() : std::vector{text};
    }

    template <typename Fits>
    [[nodiscard]] bool some(const FieldRef &of, Fits fits) const {
        const std::vector<QString> all = texts(of);
        return std::any_of(all.begin(), all.end(), fits);
    }

    const Schema &m_schema;
    const Row &m_row;
};

} // namespace

bool holds(const Expression &filter, const Schema &schema, const Row &row) {
    return Evaluation(schema, row).holds(filter);
}

std::vector<QString> partsOf(const QJsonValue &root, const std::vector<std::string> &path) {
    std::vector<QString> found;
    collect(root, path, 0, found);
    return found;
}

} // namespace cloudnx::filter
