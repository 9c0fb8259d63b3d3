package main

import (
	"context"

	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/configuration"
	"k8s.io/apiserver/pkg/admission/plugin/webhook"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/generic"
	webhookutil "k8s.io/apiserver/pkg/util/webhook"
)

// The API server's choice of the webhooks that a request goes to. It stands where the server would call them.
type hooks struct {
	webhook *generic.Webhook
	answers map[string]string
}

func newHooks() ([]*hooks, error) {
	mutating, validating := &hooks{}, &hooks{}
	var err error
	mutating.webhook, err = generic.NewWebhook(
		allOperations(), nil, configuration.NewMutatingWebhookConfigurationManager, mutating.dispatcher)
	if err != nil {
		return nil, err
	}
	validating.webhook, err = generic.NewWebhook(
		allOperations(), nil, configuration.NewValidatingWebhookConfigurationManager, validating.dispatcher)
	return []*hooks{mutating, validating}, err
}

func allOperations() *admission.Handler {
	return admission.NewHandler(admission.Connect, admission.Create, admission.Delete, admission.Update)
}

func (h *hooks) dispatcher(*webhookutil.ClientManager) generic.Dispatcher { return h }

func (h *hooks) report(
	ctx context.Context, attributes admission.Attributes, interfaces admission.ObjectInterfaces, answers map[string]string) error {
	h.answers = answers
	return h.webhook.Dispatch(ctx, attributes, interfaces)
}

// Dispatch is what the API server's plugin calls with the configured webhooks.
func (h *hooks) Dispatch(
	ctx context.Context, attributes admission.Attributes, interfaces admission.ObjectInterfaces, all []webhook.WebhookAccessor) error {
	for _, hook := range all {
		invocation, refusal := h.webhook.ShouldCallHook(ctx, hook, attributes, interfaces, versions{attributes, interfaces})
		switch {
		case refusal != nil:
			h.answers[hook.GetName()] = "refused: " + refusal.Error()
		case invocation != nil:
			h.answers[hook.GetName()] = "called"
		default:
			h.answers[hook.GetName()] = "passed over"
		}
	}
	return nil
}

type versions struct {
	attributes admission.Attributes
	interfaces admission.ObjectInterfaces
}

func (v versions) VersionedAttribute(kind schema.GroupVersionKind) (*admission.VersionedAttributes, error) {
	return admission.NewVersionedAttributes(v.attributes, kind, v.interfaces)
}
