#include "tests/widgets/screen.h"
#include "widgets/parts/banner.h"
#include "widgets/parts/detailpane.h"
#include "widgets/parts/elidedbutton.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/parts/tableview.h"

#include <QComboBox>
#include <QTabWidget>

using namespace cloudnx;
using namespace cloudnx::test;

namespace {

constexpr int screenWidth = 1024; ///< of the smallest screen (LOOK.md)

/// As long as OpenStack lets names be (255 characters), in words and without any place to break them.
[[nodiscard]] QString longName(const char *start) {
    QString name = QString::fromLatin1(start);
    while (name.size() < 250)
        name += name.size() < 120 ? QStringLiteral("-production") : QStringLiteral("_production");
    return name;
}

/// The sample with names that people of a large house give, on a cloud that has them.
[[nodiscard]] Inventory longNamed() {
    Inventory account = sampleInventory();
    account.cloud = QStringLiteral("openstack");
    account.identity.value->name = longName("owner");
    account.identity.value->accountName = longName("project");
    for (FirewallGroup &group : *account.firewall.value) {
        group.name = longName(qPrintable(group.name));
        for (QString &instance : group.instances)
            instance = longName(qPrintable(instance));
    }
    const auto lengthen = [](auto &all, auto member) {
        for (auto &one : all)
            one.*member = longName(qPrintable(one.*member));
    };
    lengthen(*account.instances.value, &Instance::name);
    lengthen(*account.users.value, &User::name);
    lengthen(*account.groups.value, &Group::name);
    lengthen(*account.policies.value, &Policy::name);
    lengthen(*account.accessKeys.value, &AccessKey::userName);
    lengthen(*account.kmsKeys.value, &KmsKey::name);
    lengthen(account.activity.value->events, &Event::actor);
    return account;
}

/// What below @p root asks for more than @p width, the innermost only.
[[nodiscard]] QString tooWide(const QWidget *root, int width) {
    for (const auto *child : root->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!child->isVisibleTo(root) || child->isWindow())
            continue;
        if (const QString inside = tooWide(child, width); !inside.isEmpty())
            return inside;
        const int least =
            child->minimumWidth() > 0 ? child->minimumWidth() : child->minimumSizeHint().width();
        if (least > width)
            return QStringLiteral("%1 \"%2\" asks for %3")
                .arg(QLatin1String(child->metaObject()->className()), child->accessibleName().left(60))
                .arg(least);
    }
    return {};
}

} // namespace

/// However long the names: nothing makes the window wider than the smallest screen, and no button cuts its
/// words.
class WidthTest : public QObject {
    Q_OBJECT

    static void fits(Screen &screen) {
        showAll();
        QVERIFY2(screen.window.minimumSizeHint().width() <= screenWidth,
                 qPrintable(tooWide(&screen.window, screenWidth)));
        QCOMPARE(screen.window.width(), screenWidth);
        const Page *page = screen.bench().page(screen.bench().room());
        const int room = screenWidth - screen.window.findChild<SideBar *>()->width() - 4;
        QVERIFY2(page->minimumSizeHint().width() <= room, qPrintable(QStringLiteral("%1 of %2: %3")
                                                                         .arg(page->minimumSizeHint().width())
                                                                         .arg(room)
                                                                         .arg(tooWide(page, room))));
    }

    static void chooseFirst(QWidget *page) {
        for (auto *table : page->findChildren<TableView *>())
            if (table->isVisible())
                table->view()->setCurrentIndex(table->view()->model()->index(0, 0));
    }

    static void buttonsAreWhole(const QWidget *root) {
        showAll();
        for (const auto *button : root->findChildren<QPushButton *>())
            if (button->isVisible() && !dynamic_cast<const ElidedButton *>(button))
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
    }

private Q_SLOTS:

    void everyPageStaysWithinTheScreen() {
        Screen screen(longNamed());
        QVERIFY(screen.isReady());
        for (const Room room : everyRoom()) {
            screen.bench().go(room);
            QVERIFY(screen.comesToRest());
            chooseFirst(screen.bench().page(room));
            fits(screen);
            for (auto *tabs : screen.bench().page(room)->findChildren<QTabWidget *>())
                for (int at = 0; at < tabs->count(); ++at) {
                    tabs->setCurrentIndex(at);
                    chooseFirst(tabs->currentWidget());
                    fits(screen);
                }
            buttonsAreWhole(screen.bench().page(room));
        }
    }

    void aPlanWithLongNamesIsAppliedWithinTheScreen() {
        Screen screen(longNamed());
        QVERIFY(screen.isReady());
        const QString group = screen.door.cloud.inventory().firewall->front().name;
        screen.door.cloud.onChange([&](const Change &) { // while it runs, the status line tells its title
            QMetaObject::invokeMethod(
                &screen.window, [&] { m_whileApplying = screen.window.minimumSizeHint().width(); },
                Qt::BlockingQueuedConnection);
        });
        for (const Room room : everyRoom()) {
            screen.bench().go(room);
            QVERIFY(screen.comesToRest());
            const auto port = QString::number(8000 + static_cast<int>(room));
            screen.sheet().open(
                {{}, {FirewallChange(AddRule{group, ruleOf(qPrintable(port), "10.0.0.0/24")})}, {}});
            QVERIFY(screen.comesToRest());
            fits(screen);
            auto *apply = dynamic_cast<ElidedButton *>(buttonOf(&screen.sheet(), group));
            QVERIFY2(apply && apply->isEnabled(), qPrintable(textOn(&screen.sheet())));
            QVERIFY2(apply->shown().startsWith(QStringLiteral("Allow ")) && apply->shown().endsWith(u'…'),
                     qPrintable(apply->shown()));
            QVERIFY(apply->fontMetrics().horizontalAdvance(apply->shown()) < apply->width());
            QVERIFY(textOn(&screen.sheet()).contains(group)); // whole, where it may take lines
            m_whileApplying = 0;
            apply->click();
            QVERIFY(screen.comesToRest());
            QVERIFY2(textOn(&screen.sheet()).contains(QStringLiteral("read back")),
                     qPrintable(textOn(&screen.sheet())));
            QVERIFY(m_whileApplying > 0 && m_whileApplying <= screenWidth);
            fits(screen);
            screen.sheet().close();
        }
    }

    /// A wider window, or a plan that is closed, shows no pane that its page keeps hidden.
    void whatAPageHidesStaysHidden() {
        Screen screen;
        QVERIFY(screen.isReady());
        for (const Room room : everyRoom()) {
            screen.bench().go(room);
            QVERIFY(screen.comesToRest());
            const auto panes = screen.bench().page(room)->findChildren<DetailPane *>();
            QList<bool> before;
            for (const auto *pane : panes)
                before.append(pane->isHidden());
            const auto isAsBefore = [&] {
                for (int at = 0; at < panes.size(); ++at)
                    if (panes[at]->isHidden() != before[at])
                        return false;
                return true;
            };
            screen.window.resize(1400, 900);
            showAll();
            QVERIFY2(isAsBefore(), qPrintable(titleOf(room)));
            screen.window.resize(screenWidth, 700);
            screen.sheet().open(
                {{}, {FirewallChange(AddRule{QStringLiteral("web-01"), ruleOf("81", "10.0.0.0/24")})}, {}});
            QVERIFY(screen.comesToRest());
            for (const auto *pane : panes)
                QVERIFY2(pane->isHidden(), qPrintable(titleOf(room)));
            screen.sheet().close();
            showAll();
            QVERIFY2(isAsBefore(), qPrintable(titleOf(room)));
        }
    }

    void aMessageAboutALongNameMakesNothingWider() {
        Screen screen(longNamed());
        QVERIFY(screen.isReady());
        for (auto *banner : screen.window.findChildren<Banner *>())
            banner->show(State::Wrong, longName("there_is_no_such_group_as").replace(u'-', u'_'),
                         QStringLiteral("Go on with it"));
        fits(screen);
    }

    void whatFitsIsShownWholeAndWhatDoesNotIsTold() {
        ElidedLabel label(QStringLiteral("a rather long name of a project"));
        label.resize(label.sizeHint());
        label.show();
        const QImage whole = label.grab().toImage();
        QLabel plain(label.text());
        plain.resize(label.size());
        QCOMPARE(whole, plain.grab().toImage());
        label.resize(80, label.height());
        QVERIFY(label.grab().toImage() != whole.copy(0, 0, 80, label.height()));
        QCOMPARE(label.text(), QStringLiteral("a rather long name of a project"));

        ElidedButton button(QStringLiteral("Open 443 to everyone"));
        button.resize(button.sizeHint());
        QCOMPARE(button.shown(), button.text());
        button.resize(button.width() / 2, button.height());
        QVERIFY2(button.shown().startsWith(QStringLiteral("Open")) && button.shown().endsWith(u'…'),
                 qPrintable(button.shown()));
    }

private:
    std::atomic<int> m_whileApplying = 0;
};

int main(int count, char **words) {
    QApplication application(count, words);
    QCoreApplication::setOrganizationName(QStringLiteral("cloudnx"));
    WidthTest test;
    return QTest::qExec(&test, count, words);
}

#include "tst_width.moc"
