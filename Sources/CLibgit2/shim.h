#pragma once

// What Swift cannot call: `git_libgit2_opts` takes a variable number of arguments.
// Everything else is called as libgit2 declares it.

#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>

static inline int clibgit2_set_flag(git_libgit2_opt_t option, int enabled) {
  return git_libgit2_opts(option, enabled);
}

// A null path brings back libgit2's own default, which it works out from the environment.
static inline int clibgit2_set_search_path(git_config_level_t level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}
