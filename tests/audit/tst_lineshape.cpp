#include "models/audit/archive/jsoncheck.h"
#include "models/audit/import/jsonevent.h"
#include "models/audit/import/lineshape.h"
#include "tests/audit/shapedlines.h"

#include <QTest>

#include <random>
#include <string>

using namespace cloudnx::audit;

namespace {

std::string padded(std::string_view text) {
    return std::string(text) + std::string(JsonEventReader::padding, '\0');
}

/// A reader that has seen lines of both shapes.
class Taught {
public:
    Taught() {
        for (const std::string_view line : {plain, spaced})
            if (read(line) != nullptr)
                qFatal("an example is no event");
    }

    const char *read(std::string_view line) {
        m_line = padded(line);
        return m_reader.read(std::string_view(m_line).substr(0, line.size()), event);
    }

    IncomingEvent event;

private:
    JsonEventReader m_reader;
    std::string m_line;
};

/// The event, or why there is none. JSON in JSON is looked at by the archive's writer, which says the same of
/// it.
QByteArray told(const char *why, const IncomingEvent &event) {
    if (why)
        return why;
    if (!event[Field::Details].empty() && !isJson(event[Field::Details]))
        return "its JSON is broken";
    QByteArray text = QByteArray::number(static_cast<qlonglong>(event.time));
    for (const auto &number : {event.status, event.duration})
        text += number ? " " + QByteArray::number(*number) : " none";
    for (const std::string_view one : event.texts)
        text += " <" + QByteArray(one.data(), static_cast<qsizetype>(one.size())) + ">";
    return text;
}

/// By a parser that has seen nothing before.
QByteArray parsed(std::string_view line) {
    JsonEventReader reader;
    IncomingEvent event;
    const std::string text = padded(line);
    const char *const why = reader.read(std::string_view(text).substr(0, line.size()), event);
    return told(why, event);
}

/// The line with something of it changed.
std::string changed(std::string line, std::mt19937 &random) {
    static const std::vector<std::string> pieces{
        "\"",   "\\\"", "{",  "}",
        "[",    "]",    ",",  ":",
        "null", "0",    "7",  "12345678901",
        "-1",   " ",    "\t", "\x01",
        "é",    "\xc3", "",   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
    for (auto times = random() % 3 + 1; times > 0; --times) {
        const std::size_t at = random() % (line.size() + 1);
        const std::size_t many = std::min<std::size_t>(random() % 4, line.size() - at);
        line.replace(at, many, pieces[random() % pieces.size()]);
    }
    return line;
}

} // namespace

/// Lines read by their shape, held against a parser that never saw one.
class LineShapeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsWhatStandsBetween() {
        const std::string line(few);
        const auto at = [&](std::string_view text) { return line.find(text); };
        const std::vector<LineShape::Value> values{
            {Field::Time, LineShape::Kind::Time, at("2025"), at("\",\"ip")},
            {Field::Ip, LineShape::Kind::Text, at("a\""), at("a\"") + 1},
            {Field::Details, LineShape::Kind::Json, at("{\"x\""), at(",\"status")},
            {Field::Status, LineShape::Kind::Number, line.size() - 2, line.size() - 1}};
        const LineShape shape(line, values);
        const auto read = [&](std::string_view other) -> QByteArray {
            const std::string text = padded(other);
            const std::string_view view = std::string_view(text).substr(0, other.size());
            LineMarks marks;
            TimeReader times;
            IncomingEvent event;
            return marks.read(view) && shape.read(view, marks, times, event) ? told(nullptr, event)
                                                                             : "another";
        };
        QCOMPARE(read(line), parsed(line));
        QCOMPARE(read(likeFew), parsed(likeFew));
        for (const char *const other : unlikeFew)
            QCOMPARE(read(other), QByteArray("another"));
    }

    void agreesWithAParser() {
        std::mt19937 random(20261126);
        Taught taught;
        int events = 0;
        for (int round = 0; round < 40000; ++round) {
            const std::string line = changed(std::string(round % 2 == 0 ? plain : spaced), random);
            const char *const why = taught.read(line);
            QCOMPARE(told(why, taught.event), parsed(line));
            events += why == nullptr ? 1 : 0;
        }
        QVERIFY2(events > 4000 && events < 36000, qPrintable(QString::number(events)));
    }

    void agreesAtEveryLength() {
        Taught taught;
        for (std::size_t size = 0; size < 300; ++size) {
            const std::string line = std::string(plain.substr(0, plain.find("noah"))) +
                                     std::string(size, 'x') +
                                     std::string(plain.substr(plain.find("\"},\"ip")));
            const char *const why = taught.read(line);
            QCOMPARE(told(why, taught.event), parsed(line));
        }
    }
};

QTEST_GUILESS_MAIN(LineShapeTest)
#include "tst_lineshape.moc"
