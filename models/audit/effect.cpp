#include "models/audit/effect.h"

#include "models/audit/deed.h"

#include <QCoreApplication>

namespace cloudnx {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventWords)
};

struct Verb {
    const char *action; ///< first word of "CreateUser"
    const char *past;
    const char *present;
};

constexpr Verb verbs[] = {
    {"Create", QT_TRANSLATE_NOOP("EventWords", "created"), QT_TRANSLATE_NOOP("EventWords", "create")},
    {"Delete", QT_TRANSLATE_NOOP("EventWords", "deleted"), QT_TRANSLATE_NOOP("EventWords", "delete")},
    {"Remove", QT_TRANSLATE_NOOP("EventWords", "removed"), QT_TRANSLATE_NOOP("EventWords", "remove")},
    {"Add", QT_TRANSLATE_NOOP("EventWords", "added"), QT_TRANSLATE_NOOP("EventWords", "add")},
    {"Attach", QT_TRANSLATE_NOOP("EventWords", "attached"), QT_TRANSLATE_NOOP("EventWords", "attach")},
    {"Detach", QT_TRANSLATE_NOOP("EventWords", "detached"), QT_TRANSLATE_NOOP("EventWords", "detach")},
    {"Change", QT_TRANSLATE_NOOP("EventWords", "changed"), QT_TRANSLATE_NOOP("EventWords", "change")},
    {"Update", QT_TRANSLATE_NOOP("EventWords", "changed"), QT_TRANSLATE_NOOP("EventWords", "change")},
    {"Set", QT_TRANSLATE_NOOP("EventWords", "set"), QT_TRANSLATE_NOOP("EventWords", "set")},
    {"Put", QT_TRANSLATE_NOOP("EventWords", "set"), QT_TRANSLATE_NOOP("EventWords", "set")},
    {"Start", QT_TRANSLATE_NOOP("EventWords", "started"), QT_TRANSLATE_NOOP("EventWords", "start")},
    {"Stop", QT_TRANSLATE_NOOP("EventWords", "stopped"), QT_TRANSLATE_NOOP("EventWords", "stop")},
    {"Rotate", QT_TRANSLATE_NOOP("EventWords", "rotated"), QT_TRANSLATE_NOOP("EventWords", "rotate")},
    {"Enable", QT_TRANSLATE_NOOP("EventWords", "enabled"), QT_TRANSLATE_NOOP("EventWords", "enable")},
    {"Disable", QT_TRANSLATE_NOOP("EventWords", "disabled"), QT_TRANSLATE_NOOP("EventWords", "disable")},
    {"Revoke", QT_TRANSLATE_NOOP("EventWords", "revoked"), QT_TRANSLATE_NOOP("EventWords", "revoke")},
    {"Schedule", QT_TRANSLATE_NOOP("EventWords", "scheduled"), QT_TRANSLATE_NOOP("EventWords", "schedule")},
    {"Cancel", QT_TRANSLATE_NOOP("EventWords", "cancelled"), QT_TRANSLATE_NOOP("EventWords", "cancel")},
    {"Encrypt", QT_TRANSLATE_NOOP("EventWords", "encrypted"), QT_TRANSLATE_NOOP("EventWords", "encrypt")},
    {"Decrypt", QT_TRANSLATE_NOOP("EventWords", "decrypted"), QT_TRANSLATE_NOOP("EventWords", "decrypt")},
    {"Setup", QT_TRANSLATE_NOOP("EventWords", "set up"), QT_TRANSLATE_NOOP("EventWords", "set up")},
};

/// "TwoFactor" is "two factor".
[[nodiscard]] QString spaced(const QString &camel) {
    QString text;
    for (const QChar character : camel) {
        if (character.isUpper() && !text.isEmpty())
            text += u' ';
        text += character.toLower();
    }
    return text;
}

[[nodiscard]] QString who(const Event &event) {
    switch (event.actorKind) {
    case ActorKind::Root:
        return Words::tr("%1 (root)").arg(event.actor);
    case ActorKind::Iam:
        return Words::tr("%1 (IAM user)").arg(event.actor);
    case ActorKind::Team:
        return Words::tr("%1 (team member)").arg(event.actor);
    case ActorKind::System:
        return Words::tr("the platform");
    case ActorKind::Unknown:
        break;
    }
    return event.actor.isEmpty() ? Words::tr("somebody unknown") : event.actor;
}

/// "CreateSecurityGroup" of "create_security_group", "Stop" of "stop".
[[nodiscard]] QString camel(const QString &name) {
    QString text;
    for (QString word : name.split(u'_', Qt::SkipEmptyParts)) {
        word[0] = word[0].toUpper();
        text += word;
    }
    return text;
}

/// "created user web-01", from the name of the action.
[[nodiscard]] Deed namedDeed(const Event &event) {
    // An instance action like "attach_volume" is not about what it is called after.
    const QString given = event.action.section(u':', -1);
    const bool isPlain = event.origin == EventOrigin::Inferred || !given.contains(u'_');
    const QString name = isPlain ? camel(given) : given;
    const auto with = [&](const QString &verb, const QString &object) {
        return (QStringList{verb, object, event.resource} << QString()).join(u' ').simplified();
    };
    for (const Verb &verb : verbs) {
        const QLatin1String word(verb.action);
        const bool ends =
            name.size() == word.size() || (name.size() > word.size() && name[word.size()].isUpper());
        if (name.startsWith(word) && ends)
            return {with(Words::tr(verb.past), spaced(name.mid(word.size()))),
                    with(Words::tr(verb.present), spaced(name.mid(word.size())))};
    }
    const QString call = event.action.isEmpty() ? event.method + u' ' + event.path : event.action;
    return {with(Words::tr("called"), call), with(Words::tr("call"), call)};
}

/// Of our journal (models/plan/journalevents.h).
[[nodiscard]] QString ourDeed(const Event &event) {
    const auto text = [&event](const char *name) {
        return event.details.value(QLatin1String(name)).toString();
    };
    const QString state = text("state");
    if (state == QLatin1String("done"))
        return Words::tr("Done from here: %1.").arg(text("sentence"));
    if (state == QLatin1String("failed"))
        return Words::tr("Tried from here: %1. It failed: %2").arg(text("sentence"), text("error"));
    return Words::tr("Begun from here: %1. Whether it was done is not known.").arg(text("sentence"));
}

/// From what an account shows, or from two saved inventories (models/checklist/inferred.h).
[[nodiscard]] QString inferredDeed(const Event &event, const Deed &deed) {
    const QString line = event.details.value(QLatin1String("line")).toString();
    if (line.isEmpty())
        return Words::tr("Inferred from its times: somebody %1.").arg(deed.past);
    const QString bounds = Words::tr("between %1 and %2")
                               .arg(event.details.value(QLatin1String("not_before")).toString(),
                                    event.details.value(QLatin1String("not_after")).toString());
    return event.action.endsWith(QLatin1String("gone"))
               ? Words::tr("Inferred from two saved inventories: gone %1: %2").arg(bounds, line)
               : Words::tr("Inferred from two saved inventories: new %1: %2").arg(bounds, line);
}

/// As whoever logged it tells it.
[[nodiscard]] QString toldDeed(const Event &event, const Deed &deed) {
    if (event.status >= 400)
        return Words::tr("%1 tried to %2; refused (%3).").arg(who(event), deed.present).arg(event.status);
    // Nova's word on an action that failed; it tells no status.
    const QString fault = event.details.value(QLatin1String("message")).toString();
    if (event.status == 0 && event.service == QLatin1String("compute") && !fault.isEmpty())
        return Words::tr("%1 tried to %2; it failed: %3.").arg(who(event), deed.present, fault);
    return Words::tr("%1 %2.").arg(who(event), deed.past);
}

} // namespace

QString effectOf(const Event &event) {
    if (event.origin == EventOrigin::WeDid)
        return ourDeed(event);
    const Deed deed = knownDeed(event).value_or(namedDeed(event));
    if (event.origin == EventOrigin::Inferred)
        return inferredDeed(event, deed);
    const QString told = toldDeed(event, deed);
    return event.origin == EventOrigin::Imported ? Words::tr("By an imported log: %1").arg(told) : told;
}

bool isMutating(const Event &event) {
    if (!event.method.isEmpty())
        return event.method != QLatin1String("GET") && event.method != QLatin1String("HEAD");
    const QString deed = event.action.section(u':', -1).section(u'.', -1);
    for (const char *read : {"Get", "List", "Describe", "get", "list", "read"})
        if (deed.startsWith(QLatin1String(read)))
            return false;
    return true;
}

} // namespace cloudnx
