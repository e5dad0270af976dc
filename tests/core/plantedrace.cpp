// A race planted where the product's own threads meet: a std::jthread and a mailbox without its mutex.
// ThreadSanitizer must find it, or a quiet `./dev tsan` would mean nothing.
#include <cstdio>
#include <thread>
#include <vector>

int main() {
    std::vector<int> mailbox;
    mailbox.reserve(2);
    {
        const std::jthread worker([&mailbox] { mailbox.push_back(1); });
        mailbox.push_back(2);
    }
    std::printf("ended with %zu\n", mailbox.size());
}
