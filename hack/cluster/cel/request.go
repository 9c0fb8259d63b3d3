package main

import (
	"encoding/json"
	"fmt"

	admissionv1 "k8s.io/api/admission/v1"
	authorizationv1 "k8s.io/api/authorization/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/client-go/kubernetes/scheme"
)

// A request as an AdmissionReview has it, and what its user may do beside it: `authorizer` in CEL knows nothing else.
type request struct {
	Request admissionv1.AdmissionRequest                  `json:"request"`
	Allowed []authorizationv1.SelfSubjectAccessReviewSpec `json:"allowed"`
}

func (r request) attributes() (admission.Attributes, error) {
	object, err := decode(r.Request.Object)
	if err != nil {
		return nil, fmt.Errorf("object: %w", err)
	}
	oldObject, err := decode(r.Request.OldObject)
	if err != nil {
		return nil, fmt.Errorf("oldObject: %w", err)
	}
	if object == nil && oldObject == nil {
		return nil, fmt.Errorf("neither object nor oldObject is given")
	}
	kind, resource := r.Request.Kind, r.Request.Resource
	dryRun := r.Request.DryRun != nil && *r.Request.DryRun
	operation := admission.Operation(r.Request.Operation)
	return admission.NewAttributesRecord(
		object, oldObject, schema.GroupVersionKind(kind), r.Request.Namespace, r.Request.Name,
		schema.GroupVersionResource(resource), r.Request.SubResource, operation, options(operation), dryRun, r.user()), nil
}

func (r request) user() user.Info {
	from := r.Request.UserInfo
	extra := map[string][]string{}
	for key, values := range from.Extra {
		extra[key] = values
	}
	return &user.DefaultInfo{Name: from.Username, UID: from.UID, Groups: from.Groups, Extra: extra}
}

func options(operation admission.Operation) runtime.Object {
	switch operation {
	case admission.Create:
		return &metav1.CreateOptions{}
	case admission.Update:
		return &metav1.UpdateOptions{}
	case admission.Delete:
		return &metav1.DeleteOptions{}
	}
	return nil
}

// decode reads an object as the API server does: by its type where that is Kubernetes' own, so that it has the fields that
// are always there.
func decode(raw runtime.RawExtension) (runtime.Object, error) {
	if len(raw.Raw) == 0 || string(raw.Raw) == "null" {
		return nil, nil
	}
	object, _, err := scheme.Codecs.UniversalDeserializer().Decode(raw.Raw, nil, nil)
	if !runtime.IsNotRegisteredError(err) {
		return object, err
	}
	custom := &unstructured.Unstructured{}
	return custom, json.Unmarshal(raw.Raw, custom)
}
