#include <stddef.h>
#include <stdint.h>

/* libFuzzer's own loop, which `-sanitize=fuzzer` links: https://llvm.org/docs/LibFuzzer.html */
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *bytes, size_t count));
