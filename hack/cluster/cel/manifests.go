package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// readManifests reads YAML or JSON, of many documents and lists, as `helm template` and kubectl write them.
func readManifests(files []string) ([]*unstructured.Unstructured, error) {
	if len(files) == 0 {
		return decodeManifests("stdin", os.Stdin)
	}
	var all []*unstructured.Unstructured
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		objects, err := decodeManifests(name, file)
		file.Close()
		if err != nil {
			return nil, err
		}
		all = append(all, objects...)
	}
	return all, nil
}

func decodeManifests(name string, from io.Reader) ([]*unstructured.Unstructured, error) {
	var all []*unstructured.Unstructured
	decoder := yaml.NewYAMLOrJSONDecoder(from, 4096)
	for {
		object := &unstructured.Unstructured{}
		err := decoder.Decode(&object.Object)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if len(object.Object) == 0 {
			continue
		}
		if !object.IsList() {
			all = append(all, object)
			continue
		}
		err = object.EachListItem(func(item runtime.Object) error {
			all = append(all, item.(*unstructured.Unstructured))
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
}

// typed reads an object as the type that it is; a field that the type does not have is an error.
func typed[T any](object *unstructured.Unstructured) (*T, error) {
	result := new(T)
	err := runtime.DefaultUnstructuredConverter.FromUnstructuredWithValidation(object.Object, result, true)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", object.GetKind(), object.GetName(), err)
	}
	return result, nil
}

func readRequests(name string) ([]request, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var requests []request
	if err := json.Unmarshal(content, &requests); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return requests, nil
}
