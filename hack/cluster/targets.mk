# Included by the top Makefile.
CLUSTER ?= dev

.PHONY: cluster-up cluster-down

cluster-up: ## Start a real Kubernetes on this machine (root, Debian 12; CLUSTER=dev)
	hack/cluster/up $(CLUSTER)

cluster-down: ## End it, and leave nothing behind
	hack/cluster/down $(CLUSTER)
