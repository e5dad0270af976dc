#include "models/audit/query/kernels.h"

#include <QTest>

#include <random>
#include <vector>

using namespace cloudnx::audit;

namespace {

std::mt19937 randomNumbers(5);

template <typename T>
std::vector<T> elements(std::size_t rows, unsigned most) {
    std::vector<T> all(rows);
    for (T &one : all)
        one = static_cast<T>(randomNumbers() % (most + 1ULL));
    return all;
}

template <typename Holds>
std::vector<std::uint64_t> expected(std::size_t rows, Holds holds) {
    std::vector<std::uint64_t> bits(rows / 64 + 1);
    for (std::size_t row = 0; row < rows; ++row)
        if (holds(row))
            bits[row / 64] |= 1ULL << (row % 64);
    return bits;
}

} // namespace

/// Every form that runs on this processor, against one row after another.
class KernelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rangesAndSets_data() {
        QTest::addColumn<int>("form");
        for (std::size_t form = 0; form < everyKernels().size(); ++form)
            QTest::newRow(everyKernels()[form].name) << static_cast<int>(form);
    }

    void rangesAndSets() {
        QFETCH(int, form);
        const Kernels &kernels = everyKernels()[static_cast<std::size_t>(form)];
        for (const std::size_t rows : {0, 1, 63, 64, 65, 127, 128, 1000, 4096, 5001}) {
            check<std::uint8_t>(rows, 0xff, kernels.inRange8, kernels.inSet8);
            check<std::uint16_t>(rows, 0xffff, kernels.inRange16, kernels.inSet16);
            const auto inSet32 = [&](const std::uint32_t *at, std::size_t many, const std::uint32_t *set,
                                     std::uint64_t *bits) { kernels.inSet32(at, many, set, 65535, bits); };
            check<std::uint32_t>(rows, ~0U, kernels.inRange32, inSet32);
            check<std::uint32_t>(rows, 0xffff, kernels.inRange32, inSet32);
            const auto words = elements<std::uint64_t>(rows, ~0U);
            std::uint64_t count = 0;
            for (const std::uint64_t word : words)
                for (int bit = 0; bit < 64; ++bit)
                    count += (word >> bit) & 1;
            QCOMPARE(kernels.count(words.data(), words.size()), count);
        }
    }

private:
    template <typename T, typename Range, typename Set>
    static void check(std::size_t rows, unsigned most, Range inRange, Set inSet) {
        const std::vector<T> all = elements<T>(rows, most);
        for (int round = 0; round < 8; ++round) {
            T first = static_cast<T>(randomNumbers() % (most + 1ULL));
            T last = static_cast<T>(randomNumbers() % (most + 1ULL));
            if (round == 0)
                first = 0;
            if (round == 1)
                last = static_cast<T>(most);
            if (first > last)
                std::swap(first, last);
            std::vector<std::uint64_t> bits(rows / 64 + 1);
            inRange(all.data(), rows, first, last, bits.data());
            QCOMPARE(bits,
                     expected(rows, [&](std::size_t row) { return first <= all[row] && all[row] <= last; }));
        }
        std::vector<std::uint32_t> set = elements<std::uint32_t>(65536 / 32, ~0U);
        set.back() &= 0x7fffffff;
        std::vector<std::uint64_t> bits(rows / 64 + 1);
        inSet(all.data(), rows, set.data(), bits.data());
        QCOMPARE(bits, expected(rows, [&](std::size_t row) {
                     return all[row] < 65536 && ((set[all[row] / 32] >> (all[row] % 32)) & 1) != 0;
                 }));
    }
};

QTEST_APPLESS_MAIN(KernelsTest)
#include "tst_kernels.moc"
