PYTHON ?= python3

.PHONY: run test lint package screenshots bench lock clean
run test lint package screenshots bench lock clean:
	@$(PYTHON) build/dev.py $@
