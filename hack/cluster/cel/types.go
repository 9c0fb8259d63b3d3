package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/cel/openapi/resolver"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/kube-openapi/pkg/common"
	"k8s.io/kube-openapi/pkg/validation/spec"
)

// types knows what the objects of a kind look like: by the definitions in the files, or by Kubernetes' Go types.
type types struct {
	custom map[schema.GroupVersionKind]*spec.Schema
}

func newTypes(objects []*unstructured.Unstructured) (*types, error) {
	known := &types{custom: map[schema.GroupVersionKind]*spec.Schema{}}
	for _, object := range objects {
		if object.GetKind() != "CustomResourceDefinition" {
			continue
		}
		definition, err := typed[apiextensions.CustomResourceDefinition](object)
		if err != nil {
			return nil, err
		}
		for _, version := range definition.Spec.Versions {
			if version.Schema == nil {
				continue
			}
			written, err := json.Marshal(version.Schema.OpenAPIV3Schema)
			if err != nil {
				return nil, err
			}
			read := &spec.Schema{}
			if err := json.Unmarshal(written, read); err != nil {
				return nil, err
			}
			known.custom[schema.GroupVersionKind{Group: definition.Spec.Group, Version: version.Name, Kind: definition.Spec.Names.Kind}] = read
		}
	}
	return known, nil
}

// ResolveSchema is what the type checker asks.
func (t *types) ResolveSchema(kind schema.GroupVersionKind) (*spec.Schema, error) {
	if known, ok := t.custom[kind]; ok {
		return known, nil
	}
	object, err := scheme.Scheme.New(kind)
	if err != nil {
		return nil, fmt.Errorf("%v: %w", kind, resolver.ErrSchemaNotFound)
	}
	return schemaOf(reflect.TypeOf(object).Elem(), nil), nil
}

// schemaOf writes a Go type as its JSON looks.
func schemaOf(t reflect.Type, within []reflect.Type) *spec.Schema {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	for _, outer := range within {
		if outer == t {
			return anything()
		}
	}
	if special, ok := reflect.New(t).Interface().(common.OpenAPIDefinitionGetter); ok {
		definition := special.OpenAPIDefinition()
		return &definition.Schema
	}
	if special, ok := reflect.New(t).Interface().(interface {
		OpenAPISchemaType() []string
		OpenAPISchemaFormat() string
	}); ok {
		return simple(special.OpenAPISchemaType()[0], special.OpenAPISchemaFormat())
	}
	return plainSchemaOf(t, append(within, t))
}

func plainSchemaOf(t reflect.Type, within []reflect.Type) *spec.Schema {
	switch t.Kind() {
	case reflect.String:
		return spec.StringProperty()
	case reflect.Bool:
		return spec.BooleanProperty()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return spec.Int64Property()
	case reflect.Float32, reflect.Float64:
		return spec.Float64Property()
	case reflect.Map:
		return spec.MapProperty(schemaOf(t.Elem(), within))
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return simple("string", "byte")
		}
		return spec.ArrayProperty(schemaOf(t.Elem(), within))
	case reflect.Struct:
		object := &spec.Schema{SchemaProps: spec.SchemaProps{Type: []string{"object"}, Properties: map[string]spec.Schema{}}}
		addFields(object, t, within)
		if len(object.Properties) > 0 {
			return object
		}
	}
	return anything()
}

func addFields(object *spec.Schema, t reflect.Type, within []reflect.Type) {
	for i := range t.NumField() {
		field := t.Field(i)
		name, flags, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-" || !field.IsExported():
		case name == "" && (field.Anonymous || strings.Contains(flags, "inline")):
			addFields(object, field.Type, within)
		case name != "":
			object.Properties[name] = *schemaOf(field.Type, within)
		}
	}
}

func simple(kind, format string) *spec.Schema {
	written := &spec.Schema{SchemaProps: spec.SchemaProps{Type: []string{kind}, Format: format}}
	if format == "int-or-string" {
		written.AddExtension("x-kubernetes-int-or-string", true)
	}
	return written
}

func anything() *spec.Schema {
	written := &spec.Schema{SchemaProps: spec.SchemaProps{Type: []string{"object"}}}
	written.AddExtension("x-kubernetes-preserve-unknown-fields", true)
	return written
}
