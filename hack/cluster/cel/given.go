package main

import (
	admissionregistration "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/kubernetes/scheme"
)

// What the files hold: Kubernetes' own objects by their types, the others as they are. Each can be the parameter of a policy.
type given struct {
	policies []*policy
	webhooks []admissionregistration.ValidatingWebhook
	native   []runtime.Object
	custom   []runtime.Object
	spaces   map[string]bool
	types    *types
}

func sortOut(objects []*unstructured.Unstructured) (*given, error) {
	types, err := newTypes(objects)
	if err != nil {
		return nil, err
	}
	sorted := &given{spaces: map[string]bool{}, types: types}
	for _, object := range objects {
		if err := sorted.add(object); err != nil {
			return nil, err
		}
	}
	return sorted, nil
}

func (g *given) add(object *unstructured.Unstructured) error {
	switch object.GroupVersionKind() {
	case admissionregistration.SchemeGroupVersion.WithKind("ValidatingAdmissionPolicy"):
		policy, err := typed[policy](object)
		if err != nil {
			return err
		}
		defaultPolicy(policy)
		g.policies = append(g.policies, policy)
		g.native = append(g.native, policy)
	case admissionregistration.SchemeGroupVersion.WithKind("ValidatingAdmissionPolicyBinding"):
		return addTyped(g, object, defaultBinding)
	case admissionregistration.SchemeGroupVersion.WithKind("ValidatingWebhookConfiguration"):
		return addTyped(g, object, g.addValidating)
	case admissionregistration.SchemeGroupVersion.WithKind("MutatingWebhookConfiguration"):
		return addTyped(g, object, g.addMutating)
	case corev1.SchemeGroupVersion.WithKind("Namespace"):
		g.spaces[object.GetName()] = true
		return addTyped(g, object, nameNamespace)
	default:
		return g.addOther(object)
	}
	return nil
}

func (g *given) addValidating(configuration *admissionregistration.ValidatingWebhookConfiguration) {
	defaultValidating(configuration)
	g.webhooks = append(g.webhooks, configuration.Webhooks...)
}

// Of a mutating webhook, what it shares with a validating one is all that is looked at.
func (g *given) addMutating(configuration *admissionregistration.MutatingWebhookConfiguration) {
	defaultMutating(configuration)
	for _, hook := range configuration.Webhooks {
		g.webhooks = append(g.webhooks, admissionregistration.ValidatingWebhook{Name: hook.Name, MatchConditions: hook.MatchConditions})
	}
}

func (g *given) addOther(object *unstructured.Unstructured) error {
	native, err := scheme.Scheme.New(object.GroupVersionKind())
	if err != nil {
		g.custom = append(g.custom, object)
		return nil
	}
	g.native = append(g.native, native)
	return runtime.DefaultUnstructuredConverter.FromUnstructured(object.Object, native)
}

func addTyped[T any, P interface {
	*T
	runtime.Object
}](g *given, object *unstructured.Unstructured, complete func(P)) error {
	native, err := typed[T](object)
	if err != nil {
		return err
	}
	complete(native)
	g.native = append(g.native, P(native))
	return nil
}

// addNamespaces makes those that requests are about and no file has, with the label that the API server writes.
func (g *given) addNamespaces(requests []request) {
	for _, request := range requests {
		name := request.Request.Namespace
		if name == "" || g.spaces[name] {
			continue
		}
		g.spaces[name] = true
		space := &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}
		nameNamespace(space)
		g.native = append(g.native, space)
	}
}
