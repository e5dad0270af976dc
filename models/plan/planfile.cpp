#include "models/cloud/words.h"
#include "models/plan/command.h"
#include "models/plan/plan.h"

#include <QJsonDocument>

namespace cloudnx {

namespace {

const QLatin1String format("cloudnx-plan/1");

QJsonObject sealed(const QJsonObject &plan) {
    QJsonObject file{{QStringLiteral("format"), format}, {QStringLiteral("plan"), plan}};
    file.insert(QStringLiteral("digest"), digestOf(file));
    return file;
}

QByteArray written(const QJsonObject &file) {
    return QJsonDocument(file).toJson(QJsonDocument::Indented);
}

// Mail may change line ends and add a line; nothing else.
QByteArray withoutMailMarks(QByteArray bytes) {
    bytes.replace("\r\n", "\n");
    return bytes.trimmed();
}

tl::unexpected<Error> altered(const QString &how) {
    return failure(ErrorKind::Integrity,
                   QStringLiteral("This plan was altered: %1. Ask for it again.").arg(how));
}

// The digest is no signature: whoever alters a plan can make a new one. So what people read must be what is
// done.
bool saysWhatItDoes(const Step &step, const IamWords &words) {
    return step.sentence == sentence(step.change, words) && step.command == commandOf(step.change);
}

} // namespace

QByteArray toFile(const Plan &plan) {
    return written(sealed(toJson(plan).toObject()));
}

Result<Plan> fromFile(const QByteArray &bytes) {
    const QJsonObject file = QJsonDocument::fromJson(bytes).object();
    if (file.value(QStringLiteral("format")) != format)
        return failure(
            ErrorKind::Invalid,
            QStringLiteral("This is not a plan file. Plans are written by: cloudnx plan save FILE COMMAND."));
    const QJsonObject body = file.value(QStringLiteral("plan")).toObject();
    if (withoutMailMarks(bytes) != withoutMailMarks(written(sealed(body))))
        return altered(QStringLiteral("its digest does not fit"));
    Plan plan;
    if (!fromJson(body, plan) || toJson(plan).toObject() != body || plan.steps.empty())
        return failure(ErrorKind::Invalid,
                       QStringLiteral("This plan file is from another version of cloudnx, "
                                      "or damaged. Make the plan again."));
    for (const Step &step : plan.steps)
        if (!saysWhatItDoes(step, wordsNamed(plan.cloud).iam))
            return altered(QStringLiteral("\"%1\" is not what that step does").arg(step.sentence));
    return plan;
}

} // namespace cloudnx
