PYTHON ?= python3

.PHONY: run test lint package screenshots bench mutations lock clean
run test lint package screenshots bench mutations lock clean:
	@$(PYTHON) build/dev.py $@
