# `make` lists the targets. What needs more than a line is a script.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

OPERATOR := artifacts/bin/pyops-operator
WEBHOOK := artifacts/bin/pyops-webhook
CLI := artifacts/bin/kubectl-pyops

.PHONY: help demo test test-long fuzz bench build generate lint publish cli webhook image clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## A real cluster, the operator, a Python shop in it, and proofs from the live containers (KEEP=1 leaves it running)
	hack/demo/run

test: ## Lint, then every test, on a real cluster too
	hack/test/run

test-long: ## The tests that take many minutes, on a real cluster
	hack/test/run long

fuzz: ## A million mutated reviews through the webhook's handler and its server (FUZZ=n: so many)
	PYOPS_FUZZ=$(or $(FUZZ),1000000) dotnet test tests/Webhooks.Tests --configuration Release --filter 'FullyQualifiedName~FuzzTests' --logger 'console;verbosity=detailed'

bench: publish ## Measure the published operator on a cluster of its own (QUICK=1: small and short; ONLY="drift memory")
	hack/bench/run $(ONLY)

build: ## Build everything
	dotnet build Operator.sln

generate: ## Rewrite generated files and golden files; review the diff
	PYOPS_GENERATE=1 dotnet test tests/Crds.Tests --filter 'FullyQualifiedName~GoldenFolders|FullyQualifiedName~CrdFileTests'
	PYOPS_GENERATE=1 dotnet test tests/Operator.Tests --filter 'FullyQualifiedName~RecordedTests'
	PYOPS_GENERATE=1 dotnet test tests/Chart.Tests --filter 'FullyQualifiedName~FilesTests|FullyQualifiedName~GoldenTests'
	PYOPS_GENERATE=1 dotnet test tests/Webhooks.Tests --filter 'FullyQualifiedName~GoldenTests'

lint: ## Check the format of the code, and all shell scripts
	hack/test/lint

# The operator is compiled ahead for a quick start, on the .NET runtime of the machine; the webhook wholly, for which clang links it;
# kubectl-pyops is one file that needs no runtime.
publish: cli webhook ## Publish the operator, the webhook and kubectl-pyops to artifacts/bin
	rm -rf $(OPERATOR)
	dotnet publish src/Operator -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o $(OPERATOR)

webhook: ## Publish the webhook to artifacts/bin
	rm -rf $(WEBHOOK)
	{ command -v clang && [ -e /usr/include/zlib.h ]; } >/dev/null || hack/test/install clang binutils libc6-dev zlib1g-dev
	dotnet publish src/Webhooks -c Release -r linux-x64 -o $(WEBHOOK)

cli: ## Publish kubectl-pyops to artifacts/bin
	rm -rf $(CLI)
	dotnet publish src/Cli -c Release -r linux-x64 -o artifacts/cli
	install -D -m 755 artifacts/cli/kubectl-pyops $(CLI)

# By docker, or by buildah; where no registry is in reach, on bases made from this machine.
image: ## Build the images operator, webhook and init into artifacts/images, and say how large they are (ONLY="operator")
	hack/images $(ONLY)

clean: ## Remove everything that was built here
	rm -rf artifacts
	find src tests -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +

-include hack/cluster/targets.mk
