package main

import (
	"context"

	authorizationv1 "k8s.io/api/authorization/v1"
	"k8s.io/apiserver/pkg/authorization/authorizer"
)

// An authorizer that allows what the request says, and nothing else.
type permissions struct {
	allowed []authorizationv1.SelfSubjectAccessReviewSpec
}

func (p *permissions) Authorize(_ context.Context, asked authorizer.Attributes) (authorizer.Decision, string, error) {
	for _, allowed := range p.allowed {
		if matches(allowed, asked) {
			return authorizer.DecisionAllow, "", nil
		}
	}
	return authorizer.DecisionNoOpinion, "not among what the request is allowed", nil
}

func matches(allowed authorizationv1.SelfSubjectAccessReviewSpec, asked authorizer.Attributes) bool {
	if !asked.IsResourceRequest() {
		path := allowed.NonResourceAttributes
		return path != nil && path.Path == asked.GetPath() && path.Verb == asked.GetVerb()
	}
	resource := allowed.ResourceAttributes
	return resource != nil && resource.Group == asked.GetAPIGroup() && resource.Resource == asked.GetResource() &&
		resource.Subresource == asked.GetSubresource() && resource.Verb == asked.GetVerb() &&
		(resource.Namespace == "" || resource.Namespace == asked.GetNamespace()) && (resource.Name == "" || resource.Name == asked.GetName())
}
