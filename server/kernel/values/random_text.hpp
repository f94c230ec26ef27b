#pragma once

#include <string>

namespace chorus::kernel {

class Entropy;

// Text made of chance, for keys and secrets. None of it tells an order.
std::string random_id(Entropy& entropy);      // 96 bits, 16 characters of [A-Za-z0-9_-]
std::string random_secret(Entropy& entropy);  // 256 bits, 43 characters of [A-Za-z0-9_-]
// Six characters that cannot be mistaken for one another when read aloud or typed.
std::string random_code(Entropy& entropy);

}  // namespace chorus::kernel
