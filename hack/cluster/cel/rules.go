package main

import (
	"fmt"
	"math"
	"sort"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	apiservercel "k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/cel/environment"
)

// An expression of a definition: a rule or its messageExpression.
type ruleCost struct {
	// The value that it is about, such as spec.exemptions[].images[], and which of its rules.
	Path       string  `json:"path"`
	Index      int     `json:"index"`
	Field      string  `json:"field"`
	Expression string  `json:"expression"`
	Cost       uint64  `json:"cost"`
	Limit      uint64  `json:"limit"`
	Share      float64 `json:"share"`
	Error      string  `json:"error,omitempty"`
}

type visit func(path string, schema *apiextensions.JSONSchemaProps, at *validation.CELSchemaContext) error

// walk goes through a schema as the API server's validation does, which keeps what it has estimated to itself.
func walk(path string, schema *apiextensions.JSONSchemaProps, at *validation.CELSchemaContext, do visit) error {
	if err := do(path, schema, at); err != nil {
		return err
	}
	if items := schema.Items; items != nil && items.Schema != nil {
		if err := walk(path+"[]", items.Schema, at.ChildItemsContext(items.Schema), do); err != nil {
			return err
		}
	}
	if values := schema.AdditionalProperties; values != nil && values.Schema != nil {
		if err := walk(path+"[]", values.Schema, at.ChildAdditionalPropertiesContext(values.Schema), do); err != nil {
			return err
		}
	}
	names := make([]string, 0, len(schema.Properties))
	for name := range schema.Properties {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		property, below := schema.Properties[name], name
		if path != "" {
			below = path + "." + name
		}
		if err := walk(below, &property, at.ChildPropertyContext(&property, name), do); err != nil {
			return err
		}
	}
	return nil
}

func costOfRules(path string, schema *apiextensions.JSONSchemaProps, at *validation.CELSchemaContext) ([]ruleCost, error) {
	if len(schema.XValidations) == 0 {
		return nil, nil
	}
	info, err := at.TypeInfo()
	if err != nil || info == nil {
		return nil, fmt.Errorf("%s: no types for CEL: %v", path, err)
	}
	environments := environment.MustBaseEnvSet(environment.DefaultCompatibilityVersion())
	results, err := cel.Compile(info.Schema, info.DeclType, celconfig.PerCallLimit, environments, cel.NewExpressionsEnvLoader())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var costs []ruleCost
	for i, result := range results {
		rule := schema.XValidations[i]
		costs = append(costs, costOfExpression(path, i, "rule", rule.Rule, ruleEstimate(result, at), result.Error))
		if rule.MessageExpression != "" {
			costs = append(costs, costOfExpression(
				path, i, "messageExpression", rule.MessageExpression, result.MessageExpressionMaxCost, result.MessageExpressionError))
		}
	}
	return costs, nil
}

func costOfExpression(path string, index int, field, expression string, cost uint64, wrong *apiservercel.Error) ruleCost {
	answer := ruleCost{
		Path: path, Index: index, Field: field, Expression: expression,
		Cost: cost, Limit: validation.StaticEstimatedCostLimit, Share: share(cost, validation.StaticEstimatedCostLimit),
	}
	if wrong != nil {
		answer.Error = wrong.Detail
	}
	return answer
}

// ruleEstimate is the cost of one evaluation times how often there can be the value that it is about.
func ruleEstimate(result cel.CompilationResult, at *validation.CELSchemaContext) uint64 {
	times := result.MaxCardinality
	if at.MaxCardinality != nil {
		times = *at.MaxCardinality
	}
	if result.MaxCost > 0 && math.MaxUint64/result.MaxCost < times {
		return math.MaxUint64
	}
	return result.MaxCost * times
}
