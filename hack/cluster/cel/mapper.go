package main

import (
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes/scheme"
)

// mapper knows the kinds of Kubernetes, those of the files, and those that policies take as parameters.
func (g *given) mapper() meta.RESTMapper {
	mapper := meta.NewDefaultRESTMapper(scheme.Scheme.PrioritizedVersionsAllGroups())
	for kind := range scheme.Scheme.AllKnownTypes() {
		mapper.Add(kind, scopeOf(kind))
	}
	for kind, scope := range g.customKinds() {
		mapper.Add(kind, scope)
	}
	return mapper
}

// customKinds are those that are not Kubernetes' own; a kind without an object is taken to be in namespaces.
func (g *given) customKinds() map[schema.GroupVersionKind]meta.RESTScope {
	kinds := map[schema.GroupVersionKind]meta.RESTScope{}
	for _, policy := range g.policies {
		if named := policy.Spec.ParamKind; named != nil {
			kind := schema.FromAPIVersionAndKind(named.APIVersion, named.Kind)
			if !scheme.Scheme.Recognizes(kind) {
				kinds[kind] = meta.RESTScopeNamespace
			}
		}
	}
	for _, object := range g.custom {
		scope := meta.RESTScopeRoot
		if object.(*unstructured.Unstructured).GetNamespace() != "" {
			scope = meta.RESTScopeNamespace
		}
		kinds[object.GetObjectKind().GroupVersionKind()] = scope
	}
	return kinds
}

// listKinds names the lists of those kinds, which a client that answers from memory must be told.
func (g *given) listKinds() map[schema.GroupVersionResource]string {
	lists := map[schema.GroupVersionResource]string{}
	for kind := range g.customKinds() {
		resource, _ := meta.UnsafeGuessKindToResource(kind)
		lists[resource] = kind.Kind + "List"
	}
	return lists
}

// Of Kubernetes' own kinds, those that are in no namespace and that a policy may take as its parameter.
func scopeOf(kind schema.GroupVersionKind) meta.RESTScope {
	switch kind.Kind {
	case "Namespace", "Node", "PersistentVolume", "ClusterRole", "ClusterRoleBinding",
		"StorageClass", "PriorityClass", "IngressClass", "RuntimeClass":
		return meta.RESTScopeRoot
	}
	return meta.RESTScopeNamespace
}
