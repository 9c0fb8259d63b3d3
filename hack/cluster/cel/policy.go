package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	admissionregistration "k8s.io/api/admissionregistration/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/warning"
	"k8s.io/client-go/kubernetes/scheme"
)

type judgement struct {
	Policies []expressionCheck `json:"policies"`
	Webhooks []expressionCheck `json:"webhooks"`
	Verdicts []verdict         `json:"verdicts"`
}

type verdict struct {
	Allowed bool `json:"allowed"`
	// What the client gets when it is refused.
	Code     int32    `json:"code,omitempty"`
	Reason   string   `json:"reason,omitempty"`
	Message  string   `json:"message,omitempty"`
	Warnings []string `json:"warnings"`
	// Of each webhook by its name: called, passed over, or refused with a message, as its match conditions do when they fail.
	Webhooks map[string]string `json:"webhooks"`
}

// judge asks the API server's own admission plugins, which read the objects by clients that answer from memory.
func judge(objects []*unstructured.Unstructured, requests []request) (*judgement, error) {
	given, err := sortOut(objects)
	if err != nil {
		return nil, err
	}
	given.addNamespaces(requests)
	answer := &judgement{Policies: []expressionCheck{}, Webhooks: []expressionCheck{}, Verdicts: []verdict{}}
	typeChecker := &validating.TypeChecker{SchemaResolver: given.types, RestMapper: given.mapper()}
	for _, policy := range given.policies {
		answer.Policies = append(answer.Policies, checkPolicy(policy, typeChecker))
	}
	for _, hook := range given.webhooks {
		answer.Webhooks = append(answer.Webhooks, checkWebhook(hook))
	}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	server, err := startServer(ctx, given)
	if err != nil {
		return nil, err
	}
	for i, request := range requests {
		verdict, err := server.judge(ctx, request)
		if err != nil {
			return nil, fmt.Errorf("request %d: %w", i, err)
		}
		answer.Verdicts = append(answer.Verdicts, verdict)
	}
	return answer, nil
}

func (s *server) judge(ctx context.Context, request request) (verdict, error) {
	attributes, err := request.attributes()
	if err != nil {
		return verdict{}, err
	}
	heard := &warnings{}
	ctx = warning.WithWarningRecorder(ctx, heard)
	s.permissions.allowed = request.Allowed
	interfaces := admission.NewObjectInterfacesFromScheme(scheme.Scheme)
	answer := verdict{Allowed: true, Warnings: []string{}, Webhooks: map[string]string{}}
	for _, hooks := range s.webhooks {
		if err := hooks.report(ctx, attributes, interfaces, answer.Webhooks); err != nil {
			return verdict{}, err
		}
	}
	if !s.policies.Handles(attributes.GetOperation()) {
		return answer, nil
	}
	err = s.policies.Validate(ctx, attributes, interfaces)
	answer.Warnings = append(answer.Warnings, heard.texts...)
	var refusal apierrors.APIStatus
	switch {
	case errors.As(err, &refusal):
		answer.Allowed = false
		answer.Code, answer.Reason, answer.Message = refusal.Status().Code, string(refusal.Status().Reason), refusal.Status().Message
	case err != nil:
		return verdict{}, err
	}
	return answer, nil
}

type warnings struct{ texts []string }

func (w *warnings) AddWarning(_, text string) { w.texts = append(w.texts, text) }

type (
	policy  = admissionregistration.ValidatingAdmissionPolicy
	binding = admissionregistration.ValidatingAdmissionPolicyBinding
)
