#pragma once

#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include <zlib.h>  // libgit2 needs it, so it is there

// What Swift cannot call: `git_libgit2_opts` takes a variable number of arguments.

static inline int clibgit2_set_number(git_libgit2_opt_t option, int value) {
  return git_libgit2_opts(option, value);
}

// A null path brings back libgit2's own default, which it works out from the environment.
static inline int clibgit2_set_search_path(git_config_level_t level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

// What Swift cannot lay out as C does: a backend with something of ours behind it.
typedef struct {
  git_odb_backend backend;
  void *folders;
} clibgit2_loose_guard;
