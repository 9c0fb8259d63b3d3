{{- /*
Of an update an API server asks only if something that a rule reads has changed, and never of one to what is being deleted: then labels,
owners and finalizers can be written while no webhook answers. Servers from 1.28 on know these conditions. One that fails, as those do that
cost too much, counts as the webhook's own failure; so the long lists that an object may have are compared as a whole.
(dict "root" $ "kind" "pods")
*/ -}}
{{- define "pyops.matchConditions" -}}
{{- $read := .root.Files.Get "files/read-fields.yaml" | fromYaml -}}
- name: is-not-being-deleted
  expression: request.operation != 'UPDATE' || !has(oldObject.metadata.deletionTimestamp)
- name: changes-what-rules-read
  expression: >-
    request.operation != 'UPDATE'
    {{- if eq .kind "templates" }}
    || {{ toJson $read.workload }}.exists(f, (f in oldObject.spec) != (f in object.spec)
      || (f in object.spec && object.spec[f] != oldObject.spec[f]))
    || [[oldObject, object].map(o, (has(o.spec.jobTemplate) ? o.spec.jobTemplate.spec : o.spec).template)].exists(pods,
    {{- else }}
    || [[oldObject, object]].exists(pods,
    {{- end }}
      {{ toJson $read.pod }}.exists(f, (f in pods[0].spec) != (f in pods[1].spec)
        || (f in pods[1].spec && pods[0].spec[f] != pods[1].spec[f]))
      || {{ toJson $read.containers }}.exists(list,
        [pods.map(pod, list in pod.spec ? pod.spec[list] : [])].exists(both,
          size(both[0]) != size(both[1])
          || (size(both[0]) > {{ $read.maxContainers }}
            ? both[0] != both[1]
            : [both.map(each, each.map(c, {{ toJson $read.container }}.map(f, f in c ? [c[f]] : [])))].exists(r, r[0] != r[1]))))
      || [pods.map(pod, has(pod.metadata) && has(pod.metadata.annotations) ? pod.metadata.annotations : {})].exists(notes,
        notes.exists(each, size(each) > {{ $read.maxAnnotations }})
          ? notes[0] != notes[1]
          : notes.exists(each, each.exists(key, key.startsWith({{ toJson $read.annotation }})
            && notes.exists(other, !(key in other) || other[key] != each[key])))))
{{- end }}
