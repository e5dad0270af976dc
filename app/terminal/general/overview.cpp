#include "app/terminal/general/overview.h"

#include "app/terminal/parts/help.h"
#include "app/terminal/verbs.h"
#include "models/judge/overview.h"

namespace cloudnx::terminal {

namespace {

struct Sign {
    const char *text;
    int colour;
};

Sign signOf(Mood mood) {
    switch (mood) {
    case Mood::Ok:
        return {"✓", 32};
    case Mood::Look:
        return {"⚠", 33};
    case Mood::Wrong:
        return {"✗", 31};
    case Mood::Unknown:
        break;
    }
    return {"?", 0};
}

QString lineOf(const OverviewSentence &sentence, bool colour) {
    const Sign sign = signOf(sentence.mood);
    const QString mark = QString::fromUtf8(sign.text);
    return (colour ? QStringLiteral("\x1b[%1m%2\x1b[0m").arg(sign.colour).arg(mark) : mark) +
           QLatin1Char(' ') + visibleLines(sentence.text) + QLatin1Char('\n');
}

QString headOf(const Inventory &inventory) {
    QStringList parts{inventory.accountId};
    if (inventory.identity.known())
        parts.append(inventory.identity->kind == IdentityKind::Root
                         ? QStringLiteral("root (%1)").arg(inventory.identity->name)
                         : inventory.identity->name);
    parts.append(QStringLiteral("profile %1").arg(inventory.profile));
    return visibleLines(parts.join(QStringLiteral(" · "))) + QStringLiteral("\n\n");
}

QJsonObject objectOf(const Inventory &inventory, const Overview &overview) {
    QJsonObject object = toJson(overview).toObject();
    object.insert(QStringLiteral("account_id"), inventory.accountId);
    object.insert(QStringLiteral("profile"), inventory.profile);
    object.insert(QStringLiteral("read_at"), toJson(inventory.readAt));
    return object;
}

} // namespace

Done showOverview(Context &context) {
    Parts parts = everyPart();
    for (const Part part : {Part::Snapshots, Part::Images, Part::StorageKeys})
        parts.erase(part); // no sentence is about them
    const auto inventory = context.read(parts);
    if (!inventory)
        return failure(inventory.error());
    const Overview overview = overviewOf(*inventory, context.now());
    if (!context.out().isForPeople())
        return context.out().bytes(exportValue(objectOf(*inventory, overview), context.options().output));
    QString text = headOf(*inventory);
    for (const OverviewSentence &sentence : overview.sentences)
        text += lineOf(sentence, context.out().hasColour());
    text += QStringLiteral("\nMore: cloudnx checklist run · cloudnx firewall exposure · cloudnx --help\n");
    return context.out().bytes(text.toUtf8());
}

Verb overview() {
    return verbOf({"overview", "Say what matters in the account now", "cloudnx overview"}, showOverview);
}

// Somebody who has no profile yet is at the very start: the first steps are the greeting, not an error.
Run greeting() {
    return [](Context &context) -> Done {
        const auto workspace = context.workspace();
        if (workspace)
            return showOverview(context);
        if (workspace.error().kind != ErrorKind::NotFound || !context.options().profile.isEmpty())
            return failure(workspace.error());
        return context.out().line(QStringLiteral(
            "CloudNx Console: see what an account opens to the internet, who may do what, and mend it.\n\n"
            "Try it on an account on this machine:\n"
            "  cloudnx sandbox start\n"
            "  cloudnx login\n\n"
            "Or with your own:\n"
            "  cloudnx profile add mine\n"
            "  cloudnx login --email you@example.org\n\n"
            "cloudnx --help has the rest."));
    };
}

} // namespace cloudnx::terminal
