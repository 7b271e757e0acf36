#pragma once

#include <sqlite3.h>

// What Swift cannot say: that SQLite is to copy a text is a pointer made of a number.

static inline int csqlite_bind_text(
    sqlite3_stmt *statement, int place, const char *text, sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, place, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}
