# Included by the top Makefile.
CLUSTER ?= dev

.PHONY: cluster-up cluster-down image

cluster-up: ## Start a real Kubernetes on this machine (root, Debian 12; CLUSTER=dev)
	hack/cluster/up $(CLUSTER)

cluster-down: ## End it, and leave nothing behind
	hack/cluster/down $(CLUSTER)

image: ## Build the init image's OCI archive into artifacts/images
	@mkdir -p artifacts/images
	@cp "$$(hack/cluster/image init)" artifacts/images/pyops-init-0.19.0.tar
	@echo artifacts/images/pyops-init-0.19.0.tar
