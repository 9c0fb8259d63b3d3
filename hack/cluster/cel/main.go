// Command pyops-cel asks the API server's own packages what the server would say: what the CEL rules of definitions cost, and how admission
// policies and the match conditions of webhooks judge requests. Everything comes from files, the answers are JSON on stdout.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"k8s.io/klog/v2"
)

const usage = `usage: pyops-cel cost [FILE...]              of each CEL rule of the CustomResourceDefinitions in the files (or stdin)
       pyops-cel policy REQUESTS [FILE...]   what the admission policies and webhooks in the files (or stdin) do with the requests
`

func main() {
	// What goes wrong is in the answer; the packages' own log would only be beside it.
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	answer, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintf(os.Stderr, "pyops-cel: %v\n", err)
		os.Exit(1)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(answer); err != nil {
		fmt.Fprintf(os.Stderr, "pyops-cel: %v\n", err)
		os.Exit(1)
	}
}

func run(arguments []string) (any, error) {
	switch {
	case len(arguments) > 0 && arguments[0] == "cost":
		objects, err := readManifests(arguments[1:])
		if err != nil {
			return nil, err
		}
		return costs(objects)
	case len(arguments) > 1 && arguments[0] == "policy":
		requests, err := readRequests(arguments[1])
		if err != nil {
			return nil, err
		}
		objects, err := readManifests(arguments[2:])
		if err != nil {
			return nil, err
		}
		return judge(objects, requests)
	}
	fmt.Fprint(os.Stderr, usage)
	os.Exit(2)
	return nil, nil
}
