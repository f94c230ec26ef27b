#pragma once

// The only Boost names that headers of this folder may speak. Whoever includes a header of ours
// pays nothing for Asio or Beast; the .cpp files that use them include async.hpp (see README,
// compile wall).
namespace boost::asio {
class io_context;
}
