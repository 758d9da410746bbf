{{- define "rooms.livekitEnv" -}}
LIVEKIT_URL: {{ .Values.livekit.url | quote }}
{{- with .Values.livekit.internalUrl }}
LIVEKIT_INTERNAL_URL: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "rooms.blobEnv" -}}
BLOB_STORE: {{ .Values.blobStore.kind }}
{{- if eq .Values.blobStore.kind "local" }}
BLOB_DIR: /blobs
{{- end }}
{{- end -}}

{{- define "rooms.blobVolume" -}}
{{- if eq .Values.blobStore.kind "local" -}}
{{- if not .Values.blobStore.existingClaim -}}
{{- fail "blobStore.kind local needs blobStore.existingClaim: api and worker share these files" -}}
{{- end -}}
- name: blobs
  persistentVolumeClaim: { claimName: {{ .Values.blobStore.existingClaim }} }
{{- end -}}
{{- end -}}

{{- define "rooms.avatarsVolume" -}}
{{- if .Values.avatars.existingClaim -}}
persistentVolumeClaim: { claimName: {{ .Values.avatars.existingClaim }} }
{{- else if or .Values.env.all.CLOUDINARY_CLOUD_NAME (not (include "rooms.several" (dict "root" . "part" "api"))) -}}
emptyDir: { sizeLimit: 1Gi }
{{- else -}}
{{- fail "several pods of the api share pictures of people: set avatars.existingClaim or env.all.CLOUDINARY_CLOUD_NAME" -}}
{{- end -}}
{{- end -}}
