{{- define "rooms.fullname" -}}
{{- if contains "rooms" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-rooms" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "rooms.partName" -}}
{{ include "rooms.fullname" .root }}-{{ .part }}
{{- end -}}

{{- define "rooms.selector" -}}
app.kubernetes.io/name: rooms
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{- define "rooms.labels" -}}
{{ include "rooms.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "rooms.meta" -}}
name: {{ include "rooms.partName" . }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "rooms.labels" . | nindent 2 }}
{{- end -}}

{{- define "rooms.image" -}}
{{ .root.Values.image.repository }}/rooms-{{ .part }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end -}}

{{- define "rooms.publicHost" -}}
{{ (urlParse .Values.publicUrl).hostname }}
{{- end -}}

{{- define "rooms.publicPort" -}}
{{- $url := urlParse .Values.publicUrl -}}
{{ regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (ternary "443" "80" (eq $url.scheme "https")) }}
{{- end -}}

{{/* https://host:port becomes wss://host:port. */}}
{{- define "rooms.socketUrl" -}}
{{ .Values.publicUrl | replace "https://" "wss://" | replace "http://" "ws://" }}
{{- end -}}

{{/* How many transcribers there may be: each of them has an address of its own. */}}
{{- define "rooms.transcribersMax" -}}
{{- if .Values.transcriber.autoscaling.enabled -}}
{{ .Values.transcriber.autoscaling.maxReplicas }}
{{- else -}}
{{ .Values.transcriber.replicas }}
{{- end -}}
{{- end -}}

{{/* Whether the part runs as several pods at once. */}}
{{- define "rooms.several" -}}
{{- $values := index .root.Values .part -}}
{{- if or (gt (int $values.replicas) 1) (and $values.autoscaling $values.autoscaling.enabled) -}}
true
{{- end -}}
{{- end -}}
