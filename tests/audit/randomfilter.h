#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QRegularExpression>
#include <QString>

#include <random>
#include <vector>

namespace cloudnx::test {

/// The same question twice: in the filter language, and in SQL.
struct Question {
    QString filter;
    QByteArray sql;
};

/// Makes up filters about events there are.
class RandomFilter {
public:
    RandomFilter(std::vector<QJsonObject> samples, unsigned seed)
        : m_samples(std::move(samples)), m_random(seed) {}

    /// One test of one field.
    Question leaf() {
        switch (below(12)) {
        case 0:
            return equality();
        case 1:
            return oneOf();
        case 2:
        case 3:
            return containing();
        case 4:
            return glob();
        case 5:
            return number();
        case 6:
            return time();
        case 7:
            return address();
        case 8:
            return part();
        case 9:
            return absent();
        case 10:
            return below(2) == 0 ? freeText() : containing();
        default:
            return regex();
        }
    }

    int below(int many) { return static_cast<int>(m_random() % static_cast<unsigned>(many)); }

private:
    const QJsonObject &sample() {
        return m_samples[static_cast<std::size_t>(below(static_cast<int>(m_samples.size())))];
    }

    QString value(const char *field) { return sample().value(QLatin1String(field)).toVariant().toString(); }

    static QByteArray sqlText(const QString &text) {
        return "'" + QString(text).replace(u'\'', QLatin1String("''")).toUtf8() + "'";
    }

    static QString quoted(const QString &text) {
        QString escaped = text;
        escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
        return u'"' + escaped + u'"';
    }

    /// A test that does not hold where the field is absent.
    static QByteArray known(const QByteArray &sql) { return "coalesce(" + sql + ",0)"; }

    QString piece(const QString &text) {
        if (text.isEmpty())
            return QStringLiteral("a");
        const int from = below(static_cast<int>(text.size()));
        return text.mid(from, 1 + below(9));
    }

    const char *textField() {
        static const char *const fields[] = {"actor",      "actor_kind", "account",    "ip",
                                             "user_agent", "method",     "path",       "action",
                                             "resource",   "id",         "request_id", "details"};
        return fields[below(12)];
    }

    Question equality() {
        const char *field = textField();
        const QString text = value(field);
        if (text.isEmpty() || text.startsWith(u'{'))
            return number();
        const bool isEqual = below(3) > 0;
        const QByteArray sql = known(field + (" = " + sqlText(text)));
        return {QStringLiteral("%1 %2 %3").arg(field, isEqual ? "==" : "!=", quoted(text)),
                isEqual ? sql : "not (" + sql + ")"};
    }

    Question oneOf() {
        const char *field = textField();
        QStringList words;
        QByteArrayList sql;
        for (int at = 0; at < 1 + below(8); ++at) {
            const QString text = value(field);
            if (text.isEmpty() || text.startsWith(u'{'))
                continue;
            words.append(quoted(text));
            sql.append(sqlText(text));
        }
        if (words.isEmpty())
            return absent();
        return {QStringLiteral("%1 in {%2}").arg(field, words.join(u',')),
                known(QByteArray(field) + " in (" + sql.join(',') + ")")};
    }

    Question containing() {
        const char *field = textField();
        const QString text = piece(value(field));
        return {QStringLiteral("%1 contains %2").arg(field, quoted(text)),
                known("instr(" + QByteArray(field) + "," + sqlText(text) + ") > 0")};
    }

    Question glob() {
        const char *field = textField();
        QString text = piece(value(field));
        text.remove(QRegularExpression(QStringLiteral("[*?\\[\\]\\\\]")));
        const bool isOpen = below(2) == 0;
        return {QStringLiteral("%1 ~ %2").arg(field, quoted((isOpen ? "*" : "") + text + u'*')),
                known(QByteArray(field) + " glob " + sqlText((isOpen ? "*" : "") + text + u'*'))};
    }

    Question number() {
        static const char *const signs[] = {"==", "!=", "<", "<=", ">", ">="};
        const char *field = below(2) == 0 ? "status" : "duration_ms";
        const int sign = below(6);
        const QString received = value(field);
        const QString text = received.isEmpty() ? QStringLiteral("200") : received;
        const QByteArray sql =
            known(field + (" " + QByteArray(sign == 1 ? "=" : signs[sign])) + " " + text.toUtf8());
        return {QStringLiteral("%1 %2 %3").arg(field, signs[sign], text),
                sign == 1 ? "not (" + sql + ")" : sql};
    }

    Question time() {
        const QString from = value("time");
        const qint64 at = QDateTime::fromString(from, Qt::ISODateWithMs).toMSecsSinceEpoch();
        static const char *const signs[] = {"<", "<=", ">", ">="};
        const char *sign = signs[below(4)];
        return {QStringLiteral("time %1 %2").arg(sign, from),
                QByteArray("time ") + sign + " " + QByteArray::number(at)};
    }

    Question address() {
        const QString ip = value("ip");
        if (ip.isEmpty() || ip.contains(u':'))
            return {QStringLiteral("ip in 2001:db8::/32"), known("within(ip,'2001:db8::/32')")};
        const QStringList bytes = ip.split(u'.');
        static const int lengths[] = {8, 16, 24, 32};
        const int length = lengths[below(4)];
        QStringList network{"0", "0", "0", "0"};
        for (int at = 0; at < length / 8 && at < bytes.size(); ++at)
            network[at] = bytes[at];
        const QString block = QStringLiteral("%1/%2").arg(network.join(u'.')).arg(length);
        return {QStringLiteral("ip in %1").arg(block), known("within(ip," + sqlText(block) + ")")};
    }

    Question part() {
        const int number = below(500);
        switch (below(6)) {
        case 0:
            return {QStringLiteral("details.error.code == unauthorized"),
                    known("json_extract(details,'$.error.code') = 'unauthorized'")};
        case 1:
            return {QStringLiteral("details.bytes > %1").arg(number * 80),
                    known("json_extract(details,'$.bytes') > " + QByteArray::number(number * 80))};
        case 2:
            return {QStringLiteral("details.changes.to == web-%1").arg(number),
                    "exists(select 1 from json_each(details,'$.changes') where json_extract(value,'$.to') = "
                    "'web-" +
                        QByteArray::number(number) + "')"};
        case 3:
            return {QStringLiteral("details.mfa == true"), known("json_extract(details,'$.mfa') = 1")};
        case 4:
            return {QStringLiteral("details.changes.from contains \"%1\"").arg(number % 100),
                    "exists(select 1 from json_each(details,'$.changes') where "
                    "instr(json_extract(value,'$.from'),'" +
                        QByteArray::number(number % 100) + "') > 0)"};
        default:
            return {QStringLiteral("details.changes.field == \"\""),
                    "not exists(select 1 from json_each(details,'$.changes') where "
                    "json_extract(value,'$.field') is not null)"};
        }
    }

    Question absent() {
        const char *field = textField();
        return {QStringLiteral("%1 == \"\"").arg(field), QByteArray(field) + " is null"};
    }

    Question freeText() {
        QString text = piece(value(below(2) == 0 ? "user_agent" : "path")).toLower();
        text.remove(u'"').remove(u'\\');
        if (text.trimmed().isEmpty())
            text = QStringLiteral("curl");
        QByteArrayList fields;
        for (const char *field :
             {"id", "request_id", "actor_kind", "actor", "account", "service", "ip", "user_agent", "method",
              "path", "action", "resource", "status", "duration_ms", "origin", "details"})
            fields.append(known("instr(lower(" + QByteArray(field) + ")," + sqlText(text) + ") > 0"));
        return {quoted(text), "(" + fields.join(" or ") + ")"};
    }

    Question regex() {
        const char *field = below(2) == 0 ? "action" : "method";
        const QString text =
            QStringLiteral("^[a-%1]+.*%2$").arg(QChar('a' + below(26))).arg(QChar('a' + below(26)));
        return {QStringLiteral("%1 matches %2").arg(field, quoted(text)),
                known("regexp(" + sqlText(text) + "," + field + ")")};
    }

    std::vector<QJsonObject> m_samples;
    std::mt19937 m_random;
};

} // namespace cloudnx::test
