# Two commands matter: `make demo` and `make test`. Each does all of its own set-up on a fresh Debian 12 with a
# Swift 6.3 toolchain, says what it installs, and is quick when nothing is missing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PREFIX ?= /usr/local
OUT ?= out

# Debian packages and why each is needed.
#   libocct-*           solids: exact booleans, fillets, volumes (Open CASCADE); Debian ships one header that the
#                       others include, NCollection_AliasedArray.hxx, with visualization-dev alone
#   libocct-data-exchange-dev, libocct-ocaf-dev   STEP; loaded when it is written
#   libosmesa6-dev      pictures without a display or a GPU
#   libegl1-mesa-dev    the same renderer on a GPU, or where there is no OSMesa
#   libglm-dev          matrices in the renderer's C++ shim
#   libcairo2-dev, libfreetype-dev, fonts-dejavu-core   labels and sheets
#   libpng-dev          PNG with a choice of speed
#   libassimp-dev       meshes of other people's assets
#   libqhull-dev        convex hulls of colliders
#   libexpat1-dev       XML with lines and columns
#   libzip-dev          the archive that 3MF is
#   libssl-dev          SHA-256 for content hashes
#   bubblewrap          programs run in a sandbox (prlimit is in every Debian)
#   assimp-utils, liburdfdom-tools, python3-venv   third-party readers in the tests
#   libsdformat-dev, g++   Gazebo's own reader of SDF, and the compiler for the program that asks it, in the tests
#   libfcl-dev          an outside oracle for contact and distance in the tests
PACKAGES := bubblewrap pkg-config \
  libocct-foundation-dev libocct-modeling-data-dev libocct-modeling-algorithms-dev \
  libocct-visualization-dev libocct-data-exchange-dev libocct-ocaf-dev \
  libosmesa6-dev libegl1-mesa-dev libglm-dev libcairo2-dev libfreetype-dev libpng-dev fonts-dejavu-core \
  libassimp-dev libqhull-dev libexpat1-dev libzip-dev libssl-dev
TEST_PACKAGES := assimp-utils python3-venv libfcl-dev libsdformat-dev g++ liburdfdom-tools

.PHONY: help deps test-deps build test demo install uninstall gallery format lint bench clean

help:
	@echo "make demo      check every program in Assets/, render and export it into $(OUT)/"
	@echo "make test      run every test"
	@echo "make build     the release build: .build/release/pintle"
	@echo "make install   into PREFIX ($(PREFIX))"
	@echo "make gallery   one picture of all assets: Assets/GALLERY.md"
	@echo "make bench     measurements, ours and peers', into Benchmarks/results"
	@echo "make lint      swift format, strict;  make format  mends it"

# $(call require,packages): installs what dpkg does not know, and says so.
define require
	missing=""; \
	for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  root=""; if [ "$$(id -u)" -ne 0 ]; then root="sudo"; command -v sudo >/dev/null || { echo "pintle: need root or sudo to install:$$missing" >&2; exit 1; }; fi; \
	  echo "pintle: installing Debian packages:$$missing"; \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get update -qq; \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
endef

deps:
	@command -v swift >/dev/null || { echo "pintle: no Swift toolchain on PATH: install Swift 6.3 or newer (swift.org/install)" >&2; exit 1; }
	@swift --version 2>&1 | grep -Eq 'Swift version (6\.([3-9]|[1-9][0-9])|[7-9]|[1-9][0-9])' || { echo "pintle: Swift 6.3 or newer is needed; found: $$(swift --version 2>&1 | head -1)" >&2; exit 1; }
	@$(call require,$(PACKAGES))

test-deps: deps
	@$(call require,$(TEST_PACKAGES))

build: deps
	@swift build -c release --product Pintle
	@swift build -c release --product PintleExchange
	@swift build -c release --product pintle

test: test-deps
	@.ci/test

demo: build
	@mkdir -p $(OUT); failed=0; \
	for program in Assets/*/*.swift; do \
	  name=$$(basename $$program .swift); \
	  .build/release/pintle check $$program --out $(OUT) || failed=1; \
	  .build/release/pintle export $$program --out $(OUT)/$$name.glb || failed=1; \
	done; \
	echo; echo "Pictures (.png), what they show (.json) and models (.glb) are in $(OUT)/"; exit $$failed

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pintle/Modules
	install -m 755 .build/release/pintle $(DESTDIR)$(PREFIX)/bin/pintle
	install -m 755 .build/release/libPintle.so $(DESTDIR)$(PREFIX)/lib/pintle/libPintle.so
	install -m 755 .build/release/libPintleExchange.so $(DESTDIR)$(PREFIX)/lib/pintle/libPintleExchange.so
	cp -r .build/release/Modules/Pintle.swiftmodule .build/release/Modules/PintleDocument.swiftmodule $(DESTDIR)$(PREFIX)/lib/pintle/Modules/

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/pintle $(DESTDIR)$(PREFIX)/lib/pintle

bench: build
	@for benchmark in Benchmarks/*; do \
	  [ ! -f $$benchmark ] || [ ! -x $$benchmark ] || { echo "pintle: $$benchmark"; $$benchmark; }; \
	done

gallery: build
	@.build/release/pintle gallery Assets --out Assets/GALLERY.md --pictures pictures

lint:
	@swift format lint --strict --recursive Sources Tests Assets Benchmarks

format:
	@swift format --in-place --recursive Sources Tests Assets Benchmarks

clean:
	rm -rf .build $(OUT)
