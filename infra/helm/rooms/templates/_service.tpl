{{- define "rooms.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "rooms.meta" . | nindent 2 }}
spec:
  selector:
    {{- include "rooms.selector" . | nindent 4 }}
  ports:
    - name: http
      port: {{ .port }}
      targetPort: http
{{- end -}}
