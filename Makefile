# thanks: thank-you notes as plain text in git. `make help` says what can be made here.

VERSION := 0.1.0
VARIANT := $(if $(SAN),san,$(if $(DEBUG),debug,release))
B       := build/$(VARIANT)

# Where install goes: ~/.local for a user whose PATH holds its bin, else /usr/local.
ROOT    := $(filter 0,$(shell id -u))
PREFIX  := $(if $(ROOT)$(DESTDIR),/usr/local,$(if \
	$(findstring :$(HOME)/.local/bin:,:$(PATH):),$(HOME)/.local,/usr/local))
TO       = $(DESTDIR)$(PREFIX)
SUDO     = $(shell mkdir -p '$(TO)/bin' 2>/dev/null; test -w '$(TO)/bin' || echo sudo)

PACKAGES      := gcc libc6-dev pkg-config libgit2-dev libyaml-dev libutf8proc-dev \
	nettle-dev
TEST_PACKAGES := libcmocka-dev perl clang shellcheck mandoc bash zsh fish tidy \
	strace python3-yaml python3-icalendar msmtp tzdata git openssh-client openssh-server \
	nginx-light fcgiwrap openssl gnupg
CARD_PACKAGES := chromium poppler-utils fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
FUZZ_PACKAGES := clang libclang-rt-14-dev
TESTING       := $(filter check lint golden cover fuzz bench,$(MAKECMDGOALS))
WANTED        := $(PACKAGES) $(if $(TESTING),$(TEST_PACKAGES) $(CARD_PACKAGES)) $(if $(filter fuzz,$(TESTING)),$(FUZZ_PACKAGES)) \
	$(if $(VALGRIND),valgrind)

# What is compiled is compiled with $(B)/flags, by the lints too.
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wmissing-prototypes -Wstrict-prototypes \
	-Wvla -Wformat=2 -Wwrite-strings -Wundef -Wcast-align
# (gcc 12 with UBSan sees an error in a correct vsnprintf(NULL, 0, ...): no -Werror there.)
ERRORS   := $(if $(CI),$(if $(filter san,$(VARIANT)),,-Werror))
SANITIZE := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all -fsanitize=address,undefined
release.flags := -O2 -g -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
	-fstack-clash-protection -fPIE
release.link  := -pie -Wl,-z,relro,-z,now,-z,noexecstack
debug.flags   := -O0 -g3
san.flags     := $(SANITIZE)
cover.flags   := -O0 -g --coverage
fuzz.flags    := $(SANITIZE),fuzzer-no-link

LIBRARIES := libgit2 yaml-0.1 libutf8proc nettle
FLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Iinclude -DTHANKS_VERSION=\"$(VERSION)\" -pthread \
	-ffile-prefix-map=$(CURDIR)=. $(WARNINGS) $(ERRORS) $($(VARIANT).flags) \
	$(shell pkg-config --cflags $(LIBRARIES)) $(CPPFLAGS) $(CFLAGS)
LINK  = $(CC) @$(B)/flags $($(VARIANT).link) -Wl,--as-needed $(LDFLAGS) -o $@ $^
LIBS  = $(shell pkg-config --libs $(LIBRARIES))

ROOMS   := $(patsubst %.c,$(B)/%.o,$(sort $(wildcard src/*/*.c)))
UNITS   := $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/unit/*/*.c)))
FUZZERS := $(patsubst %.c,$(B)/%,$(filter-out %/replay.c,$(sort $(wildcard tests/fuzz/*.c))))
BENCHES := $(patsubst %.c,$(B)/%,$(sort $(wildcard tests/bench/*.c)))

.PHONY: all deps install uninstall check lint golden cover fuzz bench docs clean help programs FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(B)/thanks $(B)/thank $(B)/thanks.1 ## build the program (SAN=1, DEBUG=1: another variant)

$(B)/thanks: $(B)/src/main.o $(B)/libthanks.a
	$(LINK) $(LIBS)
$(B)/thank: $(B)/thanks
	ln -sf thanks $@
$(B)/thanks.1: $(B)/thanks
	$(B)/thanks help --man > $@
$(B)/libthanks.a: $(ROOMS)
	@rm -f $@ && $(AR) rcs $@ $^
$(UNITS): %: %.o $(B)/libthanks.a
	$(LINK) $(LIBS) $$(pkg-config --libs cmocka)
$(FUZZERS): %: %.o $(if $(filter fuzz,$(VARIANT)),,$(B)/tests/fuzz/replay.o) $(B)/libthanks.a
	$(LINK) $(LIBS) $(if $(filter fuzz,$(VARIANT)),-fsanitize=fuzzer)
$(BENCHES): %: %.o $(B)/libthanks.a
	$(LINK) $(LIBS)
$(B)/inject.so: tests/inject/inject.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -O2 $(WARNINGS) -fPIC -shared -o $@ $<
$(B)/%.o: %.c $(B)/flags
	@mkdir -p $(@D)
	$(CC) @$(B)/flags $(SYSTEM) -MMD -MP -c -o $@ $<
# The doing tower may use what 4.3BSD and Linux add to POSIX: d_type, flock, wait4.
$(B)/src/sys/%.o $(B)/src/store/%.o: SYSTEM := -D_DEFAULT_SOURCE=
$(B)/flags: FORCE | $(filter deps,$(MAKECMDGOALS))
	@mkdir -p $(@D) && echo '$(FLAGS)' > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

deps: ## install what the other goals named need (Debian)
	@missing=$$(for package in $(WANTED); do \
		dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q ' installed$$' || echo $$package; \
	done); test -z "$$missing" || { echo installing $$missing; \
	$(if $(ROOT),,sudo) apt-get -q update && $(if $(ROOT),,sudo) env DEBIAN_FRONTEND=noninteractive \
		apt-get -qy install --no-install-recommends $$missing; }

install: all ## install to PREFIX, below DESTDIR (with sudo where it must be)
	$(SUDO) install -D -m 755 $(B)/thanks '$(TO)/bin/thanks'
	$(SUDO) install -D -m 644 $(B)/thanks.1 '$(TO)/share/man/man1/thanks.1'
	$(SUDO) install -D -m 644 completions/thanks.bash '$(TO)/share/bash-completion/completions/thanks'
	$(SUDO) install -D -m 644 completions/_thanks '$(TO)/share/zsh/site-functions/_thanks'
	$(SUDO) install -D -m 644 completions/thanks.fish '$(TO)/share/fish/vendor_completions.d/thanks.fish'
	$(SUDO) ln -sf thanks '$(TO)/bin/thank'
	$(SUDO) ln -sf thanks.1 '$(TO)/share/man/man1/thank.1'
	$(SUDO) ln -sf thanks '$(TO)/share/bash-completion/completions/thank'
	$(SUDO) ln -sf thanks.fish '$(TO)/share/fish/vendor_completions.d/thank.fish'

uninstall: ## take away what install installed
	$(SUDO) rm -f '$(TO)'/bin/thank '$(TO)'/bin/thanks '$(TO)'/share/man/man1/thank.1 \
		'$(TO)'/share/man/man1/thanks.1 '$(TO)'/share/bash-completion/completions/thank \
		'$(TO)'/share/bash-completion/completions/thanks '$(TO)'/share/zsh/site-functions/_thanks \
		'$(TO)'/share/fish/vendor_completions.d/thank.fish \
		'$(TO)'/share/fish/vendor_completions.d/thanks.fish

programs: $(UNITS) $(FUZZERS) $(B)/inject.so all

CHECKED := $(if $(SAN),san,release $(if $(CI),san))
check: | $(filter deps,$(MAKECMDGOALS)) ## run the tests (SAN=1, VALGRIND=1, ONLY=cli/add; CI=1: both variants)
	@for variant in $(CHECKED); do $(MAKE) --no-print-directory VARIANT=$$variant programs || exit; done
	@tests/run $(CHECKED:%=build/%)

lint: all ## look for what the house does not allow
	@ONLY=lint tests/run $(B)

golden: all ## rewrite the expected pages in tests/golden/, for review
	@BUILD=$(B) tests/golden/run --write

cover: ## run the tests and print which lines they reach
	@$(MAKE) --no-print-directory VARIANT=cover programs
	@find build/cover -name '*.gcda' -delete; tests/run build/cover; tests/cover build/cover

FUZZ_SECONDS := 60
fuzz: ## run each fuzzer for FUZZ_SECONDS (60) seconds, with clang
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang $(FUZZERS:$(B)/%=build/fuzz/%)
	@set -e; for fuzzer in $(FUZZERS:$(B)/tests/fuzz/%=%); do \
		mkdir -p build/fuzz/corpus/$$fuzzer tests/fuzz/corpus/$$fuzzer; \
		LSAN_OPTIONS=suppressions=tests/leaks build/fuzz/tests/fuzz/$$fuzzer -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=8192 \
			-print_final_stats=1 -artifact_prefix=build/fuzz/$$fuzzer- \
			build/fuzz/corpus/$$fuzzer tests/fuzz/corpus/$$fuzzer; \
	done

bench: all $(BENCHES) ## compare the speed with git's and with the bare floor
	@BUILD=$(B) tests/bench/run

docs: all ## regenerate completions/ from the program
	$(B)/thanks completions bash > completions/thanks.bash
	$(B)/thanks completions zsh > completions/_thanks
	$(B)/thanks completions fish > completions/thanks.fish

clean: ## remove build/
	rm -rf build

help: ## list these goals
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

-include $(shell find $(B) -name '*.d' 2>/dev/null)
