package main

import (
	admissionregistration "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// What the API server writes into these objects when they are stored; that code of its is in none of Debian's packages.

func defaultPolicy(p *policy) {
	setDefault(&p.Spec.FailurePolicy, admissionregistration.Fail)
	if p.Spec.MatchConstraints != nil {
		defaultMatch(p.Spec.MatchConstraints)
	}
}

func defaultBinding(b *binding) {
	if b.Spec.ParamRef != nil {
		setDefault(&b.Spec.ParamRef.ParameterNotFoundAction, admissionregistration.DenyAction)
	}
	if b.Spec.MatchResources != nil {
		defaultMatch(b.Spec.MatchResources)
	}
}

func defaultMatch(m *admissionregistration.MatchResources) {
	setDefault(&m.MatchPolicy, admissionregistration.Equivalent)
	setDefault(&m.NamespaceSelector, metav1.LabelSelector{})
	setDefault(&m.ObjectSelector, metav1.LabelSelector{})
	for _, rules := range [][]admissionregistration.NamedRuleWithOperations{m.ResourceRules, m.ExcludeResourceRules} {
		for i := range rules {
			setDefault(&rules[i].Scope, admissionregistration.AllScopes)
		}
	}
}

func defaultValidating(c *admissionregistration.ValidatingWebhookConfiguration) {
	for i := range c.Webhooks {
		hook := &c.Webhooks[i]
		setDefault(&hook.FailurePolicy, admissionregistration.Fail)
		setDefault(&hook.MatchPolicy, admissionregistration.Equivalent)
		setDefault(&hook.NamespaceSelector, metav1.LabelSelector{})
		setDefault(&hook.ObjectSelector, metav1.LabelSelector{})
		defaultScopes(hook.Rules)
	}
}

func defaultMutating(c *admissionregistration.MutatingWebhookConfiguration) {
	for i := range c.Webhooks {
		hook := &c.Webhooks[i]
		setDefault(&hook.FailurePolicy, admissionregistration.Fail)
		setDefault(&hook.MatchPolicy, admissionregistration.Equivalent)
		setDefault(&hook.NamespaceSelector, metav1.LabelSelector{})
		setDefault(&hook.ObjectSelector, metav1.LabelSelector{})
		defaultScopes(hook.Rules)
	}
}

func defaultScopes(rules []admissionregistration.RuleWithOperations) {
	for i := range rules {
		setDefault(&rules[i].Scope, admissionregistration.AllScopes)
	}
}

func nameNamespace(space *corev1.Namespace) {
	if space.Labels == nil {
		space.Labels = map[string]string{}
	}
	space.Labels[corev1.LabelMetadataName] = space.Name
}

func setDefault[T any](field **T, value T) {
	if *field == nil {
		*field = &value
	}
}
