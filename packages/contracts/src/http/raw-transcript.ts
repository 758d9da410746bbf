import { transcriptDocument } from "../transcript-document.ts";
import { defineOperation } from "./operation.ts";
import { slugParams } from "./shared.ts";

export const getRawTranscript = defineOperation({
  id: "transcripts.getRaw",
  method: "GET",
  path: "/api/sessions/{slug}/transcript/raw",
  summary: "The finalised document of an ended session, as it is stored",
  auth: "user",
  scope: "transcripts:read",
  params: slugParams,
  status: 200,
  response: transcriptDocument,
  conditional: true,
  // Streamed, and never another type.
  alsoProduces: [],
  errors: ["TRANSCRIPT_NOT_READY", "STORAGE_UNAVAILABLE"],
});
