PYTHON ?= python3

.PHONY: run test lint package screenshots gallery bench mutations lock clean
run test lint package screenshots gallery bench mutations lock clean:
	@$(PYTHON) build/dev.py $@
