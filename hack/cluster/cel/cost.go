package main

import (
	"context"
	"fmt"
	"math"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

type definitionCost struct {
	Name     string        `json:"name"`
	Versions []versionCost `json:"versions"`
	// In the words by which the API server refuses the definition.
	Errors []string `json:"errors"`
}

type versionCost struct {
	Name string `json:"name"`
	// Of all expressions, and what the API server allows them together.
	Total uint64     `json:"total"`
	Limit uint64     `json:"limit"`
	Share float64    `json:"share"`
	Rules []ruleCost `json:"rules"`
}

func costs(objects []*unstructured.Unstructured) ([]definitionCost, error) {
	answer := []definitionCost{}
	for _, object := range objects {
		if object.GetKind() != "CustomResourceDefinition" {
			continue
		}
		definition, err := typed[v1.CustomResourceDefinition](object)
		if err != nil {
			return nil, err
		}
		cost, err := costOf(definition)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", definition.Name, err)
		}
		answer = append(answer, cost)
	}
	return answer, nil
}

func costOf(definition *v1.CustomResourceDefinition) (definitionCost, error) {
	v1.SetDefaults_CustomResourceDefinition(definition)
	v1.SetDefaults_CustomResourceDefinitionSpec(&definition.Spec)
	cost := definitionCost{Name: definition.Name, Versions: []versionCost{}, Errors: []string{}}
	for _, version := range definition.Spec.Versions {
		if version.Schema == nil || version.Schema.OpenAPIV3Schema == nil {
			continue
		}
		schema := &apiextensions.JSONSchemaProps{}
		if err := v1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, schema, nil); err != nil {
			return cost, err
		}
		ofVersion, err := costOfVersion(version.Name, schema)
		if err != nil {
			return cost, err
		}
		cost.Versions = append(cost.Versions, ofVersion)
	}
	internal := &apiextensions.CustomResourceDefinition{}
	if err := v1.Convert_v1_CustomResourceDefinition_To_apiextensions_CustomResourceDefinition(definition, internal, nil); err != nil {
		return cost, err
	}
	internal.Status.StoredVersions = storedVersions(internal)
	for _, refusal := range validation.ValidateCustomResourceDefinition(context.Background(), internal) {
		cost.Errors = append(cost.Errors, refusal.Error())
	}
	return cost, nil
}

// The server writes these before it validates.
func storedVersions(definition *apiextensions.CustomResourceDefinition) []string {
	for _, version := range definition.Spec.Versions {
		if version.Storage {
			return []string{version.Name}
		}
	}
	return nil
}

func costOfVersion(name string, schema *apiextensions.JSONSchemaProps) (versionCost, error) {
	cost := versionCost{Name: name, Limit: validation.StaticEstimatedCRDCostLimit, Rules: []ruleCost{}}
	root := validation.RootCELContext(schema)
	err := walk("", schema, root, func(path string, schema *apiextensions.JSONSchemaProps, at *validation.CELSchemaContext) error {
		rules, err := costOfRules(path, schema, at)
		cost.Rules = append(cost.Rules, rules...)
		return err
	})
	for _, rule := range cost.Rules {
		cost.Total = addCapped(cost.Total, rule.Cost)
	}
	cost.Share = share(cost.Total, cost.Limit)
	return cost, err
}

func addCapped(a, b uint64) uint64 {
	if math.MaxUint64-a < b {
		return math.MaxUint64
	}
	return a + b
}

func share(cost, limit uint64) float64 {
	return float64(cost) / float64(limit)
}
