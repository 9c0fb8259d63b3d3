package main

import (
	admissionregistration "k8s.io/api/admissionregistration/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/admission/plugin/cel"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/matchconditions"
	"k8s.io/apiserver/pkg/cel/environment"
)

// What is wrong with a policy or a webhook: expressions that do not compile, for which the API server refuses it, and those of a policy
// that do not fit the types of what they are about, of which the server warns in the policy's status.
type expressionCheck struct {
	Name     string    `json:"name"`
	Errors   []finding `json:"errors"`
	Warnings []finding `json:"warnings"`
}

type finding struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

type checker struct {
	compiler *cel.CompositedCompiler
	params   bool
	errors   []finding
}

func checkPolicy(p *policy, types *validating.TypeChecker) expressionCheck {
	checker := newChecker(p.Spec.ParamKind != nil)
	checker.policy(field.NewPath("spec"), &p.Spec)
	answer := expressionCheck{Name: p.Name, Errors: checker.errors, Warnings: []finding{}}
	for _, warning := range types.Check(p) {
		answer.Warnings = append(answer.Warnings, finding{warning.FieldRef, warning.Warning})
	}
	return answer
}

func checkWebhook(hook admissionregistration.ValidatingWebhook) expressionCheck {
	checker := newChecker(false)
	checker.conditions(field.NewPath("matchConditions"), hook.MatchConditions)
	return expressionCheck{Name: hook.Name, Errors: checker.errors, Warnings: []finding{}}
}

func newChecker(params bool) *checker {
	compiler, err := cel.NewCompositedCompiler(environment.MustBaseEnvSet(environment.DefaultCompatibilityVersion()))
	if err != nil {
		panic(err) // it has no argument of ours
	}
	return &checker{compiler: compiler, params: params, errors: []finding{}}
}

func (c *checker) policy(spec *field.Path, p *admissionregistration.ValidatingAdmissionPolicySpec) {
	for i, variable := range p.Variables {
		at := &validating.Variable{Name: variable.Name, Expression: variable.Expression}
		result := c.compiler.CompileAndStoreVariable(at, c.with(true), environment.NewExpressions)
		c.note(spec.Child("variables").Index(i).Child("expression"), result)
	}
	c.conditions(spec.Child("matchConditions"), p.MatchConditions)
	for i, rule := range p.Validations {
		at := spec.Child("validations").Index(i)
		c.expression(at.Child("expression"), &validating.ValidationCondition{Expression: rule.Expression}, true)
		if rule.MessageExpression != "" {
			// It is made where there is no authorizer.
			c.expression(at.Child("messageExpression"), &validating.MessageExpressionCondition{MessageExpression: rule.MessageExpression}, false)
		}
	}
	for i, annotation := range p.AuditAnnotations {
		at := spec.Child("auditAnnotations").Index(i).Child("valueExpression")
		c.expression(at, &validating.AuditAnnotationCondition{Key: annotation.Key, ValueExpression: annotation.ValueExpression}, true)
	}
}

func (c *checker) conditions(at *field.Path, conditions []admissionregistration.MatchCondition) {
	for i := range conditions {
		c.expression(at.Index(i).Child("expression"), (*matchconditions.MatchCondition)(&conditions[i]), true)
	}
}

func (c *checker) expression(at *field.Path, expression cel.ExpressionAccessor, authorizer bool) {
	c.note(at, c.compiler.CompileCELExpression(expression, c.with(authorizer), environment.NewExpressions))
}

func (c *checker) with(authorizer bool) cel.OptionalVariableDeclarations {
	return cel.OptionalVariableDeclarations{HasParams: c.params, HasAuthorizer: authorizer}
}

func (c *checker) note(at *field.Path, result cel.CompilationResult) {
	if result.Error != nil {
		c.errors = append(c.errors, finding{at.String(), result.Error.Detail})
	}
}
