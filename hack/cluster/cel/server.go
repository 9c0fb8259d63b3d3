package main

import (
	"context"
	"fmt"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/initializer"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/util/compatibility"
	dynamicfake "k8s.io/client-go/dynamic/fake"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes/fake"
	"k8s.io/component-base/featuregate"
)

type server struct {
	policies    *validating.Plugin
	webhooks    []*hooks
	permissions *permissions
}

func startServer(ctx context.Context, given *given) (*server, error) {
	policies, err := validating.NewPlugin(nil)
	if err != nil {
		return nil, err
	}
	webhooks, err := newHooks()
	if err != nil {
		return nil, err
	}
	started := &server{policies: policies, webhooks: webhooks, permissions: &permissions{}}
	client := fake.NewSimpleClientset(given.native...)
	factory := informers.NewSharedInformerFactory(client, 0)
	start := initializer.New(
		client, dynamicfake.NewSimpleDynamicClientWithCustomListKinds(runtime.NewScheme(), given.listKinds(), given.custom...),
		factory, started.permissions,
		featuregate.NewFeatureGate(), compatibility.DefaultBuildEffectiveVersion(), ctx.Done(), given.mapper())
	plugins := []admission.Interface{policies}
	for _, hooks := range webhooks {
		plugins = append(plugins, hooks.webhook)
	}
	for _, plugin := range plugins {
		start.Initialize(plugin)
		if err := admission.ValidateInitialization(plugin); err != nil {
			return nil, err
		}
	}
	factory.Start(ctx.Done())
	for kind, synced := range factory.WaitForCacheSync(ctx.Done()) {
		if !synced {
			return nil, fmt.Errorf("%v were not read in time", kind)
		}
	}
	return started, nil
}
