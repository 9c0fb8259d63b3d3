# `make` lists the targets. What needs more than a line is a script.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

OPERATOR := artifacts/bin/pyops-operator
CLI := artifacts/bin/kubectl-pyops

.PHONY: help demo test test-long bench build generate lint publish clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## A real cluster, the operator, a Python shop in it, and proofs from the live containers (KEEP=1 leaves it running)
	hack/demo/run

test: ## Lint, then every test, on a real cluster too
	hack/test/run

test-long: ## The tests that take many minutes, on a real cluster
	hack/test/run long

bench: publish ## Measure the published operator on a cluster of its own (QUICK=1: small and short; ONLY="drift memory")
	hack/bench/run $(ONLY)

build: ## Build everything
	dotnet build Operator.sln

generate: ## Rewrite generated files and golden files; review the diff
	PYOPS_GENERATE=1 dotnet test tests/Crds.Tests --filter 'FullyQualifiedName~GoldenFolders|FullyQualifiedName~CrdFileTests'
	PYOPS_GENERATE=1 dotnet test tests/Operator.Tests --filter 'FullyQualifiedName~RecordedTests'

lint: ## Check the format of the code, and all shell scripts
	hack/test/lint

# The operator is compiled ahead for a quick start, on the .NET runtime of the machine; kubectl-pyops is one file that needs no runtime.
publish: ## Publish artifacts/bin/pyops-operator (a folder) and artifacts/bin/kubectl-pyops (one file)
	rm -rf $(OPERATOR) $(CLI)
	dotnet publish src/Operator -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o $(OPERATOR)
	dotnet publish src/Cli -c Release -r linux-x64 -o artifacts/cli
	install -m 755 artifacts/cli/kubectl-pyops $(CLI)

clean: ## Remove everything that was built here
	rm -rf artifacts
	find src tests -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +

-include hack/cluster/targets.mk
