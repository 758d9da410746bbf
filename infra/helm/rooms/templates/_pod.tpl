{{/* What each pod of ours has in common. Takes root and part. */}}
{{- define "rooms.podSpec" -}}
serviceAccountName: {{ include "rooms.fullname" .root }}
automountServiceAccountToken: false
# Variables of neighbouring services would look like ours (API_PORT=tcp://…).
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .root.Values.runAsUser }}
  runAsGroup: {{ .root.Values.runAsUser }}
  fsGroup: {{ .root.Values.runAsUser }}
  seccompProfile:
    type: RuntimeDefault
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "rooms.spread" -}}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "rooms.selector" $ | nindent 8 }}
  {{- end }}
{{- end -}}

{{- define "rooms.podMeta" -}}
labels:
  {{- include "rooms.labels" . | nindent 2 }}
{{- with .root.Values.podAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "rooms.container" -}}
name: {{ .part }}
image: {{ include "rooms.image" . | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
resources:
  {{- toYaml (index .root.Values .part).resources | nindent 2 }}
{{- end -}}

{{/* Probes of a part: port, health and ready are of its own server. */}}
{{- define "rooms.probes" -}}
ports:
  - name: http
    containerPort: {{ .port }}
startupProbe:
  httpGet: { path: {{ .health }}, port: http }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: {{ .health }}, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: {{ .ready }}, port: http }
  periodSeconds: 5
  timeoutSeconds: 4
{{- end -}}

{{/* The operator's settings: env.all under env.<part> under what the chart itself says. Takes root, part,
   set; first: entries that others name; needed and optional: keys of the secret. */}}
{{- define "rooms.env" -}}
{{- $own := index .root.Values.env .part | default dict -}}
{{- $env := mergeOverwrite (deepCopy .root.Values.env.all) $own .set -}}
env:
  {{- with .first }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
  {{- range $name, $value := $env }}
  - name: {{ $name }}
    value: {{ $value | toString | quote }}
  {{- end }}
  {{- range $key := .needed }}
  - name: {{ $key }}
    valueFrom:
      secretKeyRef: { name: {{ $.root.Values.existingSecret }}, key: {{ $key }} }
  {{- end }}
  {{- range $key := .optional }}
  - name: {{ $key }}
    valueFrom:
      secretKeyRef: { name: {{ $.root.Values.existingSecret }}, key: {{ $key }}, optional: true }
  {{- end }}
{{- end -}}
