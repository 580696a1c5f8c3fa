# congvu. `./run` and `./check` are for a machine that lacks the packages; with them there, make is enough.
#
#   make          build/congvu                    make bench   how fast the parts are
#   make run      an example province in var/     make fuzz    look for inputs that break the parsers
#   make types    the page's types again          make clean   forget what was built; var/ stays
#   make quality  how well directives are read: the tables of docs/intake-quality.md
#   make check    all that must hold              make deep    the same, with every round in every run

BUILD = build
FUZZ_SECONDS ?= 60

.PHONY: build program web types run check deep bench quality fuzz clean

build: web program
	@ninja -C $(BUILD)

# Only what a person uses: the program, and its translations where there are any. A hard link, because the program looks for its
# translations beside the name it was called by.
program: $(BUILD)/build.ninja
	@ninja -C $(BUILD) src/cli/congvu src/reader/congvu-reader $(patsubst po/%.po,po/%/LC_MESSAGES/congvu.mo,$(wildcard po/*.po))
	@ln -f $(BUILD)/src/cli/congvu $(BUILD)/congvu

# The page, for the program to carry. Without npm the program is built all the same, and says so at its address.
web:
	@tools/web.sh

# What the server answers, as the page's types; after a change of src/http/shapes.c.
types: program
	@python3 tools/apigen.py $(BUILD)/congvu web/src/api.gen.ts

$(BUILD)/build.ninja:
	@meson setup $(BUILD) -Dwerror=true

run: web program
	@tools/demo.sh $(BUILD)/congvu $(ARGS)

check: build
	@tools/check.sh $(BUILD)

quality:
	@ninja -C $(BUILD) tests/intake/intake_dump >/dev/null
	@tools/intake_quality.py $(BUILD)/tests/intake/intake_dump .

deep: build
	@DEEP=1 tools/check.sh $(BUILD)

bench: $(BUILD)/build.ninja
	@tools/bench.sh $(BUILD)

fuzz:
	@FUZZ_SECONDS=$(FUZZ_SECONDS) tools/fuzz.sh

clean:
	rm -rf build build-sanitize build-fuzz
