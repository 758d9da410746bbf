import {
  glossaryTermLengthMax,
  glossaryTermsMax,
  sayablePattern,
  soundsLikeMax,
} from "@rooms/domain/vocabulary/glossary";
import * as z from "zod";
import { defineOperation } from "./operation.ts";
import { id, idParams, time, titleText } from "./shared.ts";

export const glossaryTerm = z.object({
  id,
  /** As it is written. */
  term: z.string(),
  /** How it is misheard, in letters. */
  soundsLike: z.array(z.string()),
  createdAt: time,
});
export type GlossaryTerm = z.infer<typeof glossaryTerm>;

/** Signs alone are never heard: a dash that was taken for a term would stand at every dash. */
const written = titleText(glossaryTermLengthMax).refine((text) => sayablePattern.test(text), {
  error: "Needs a letter or a digit",
});
const soundsLike = z.array(written).max(soundsLikeMax);
const termParams = z.object({ id, termId: id });

export const listGlossary = defineOperation({
  id: "glossary.list",
  method: "GET",
  path: "/api/spaces/{id}/glossary",
  summary:
    "Terms of a space in alphabetical order; members. Names of its members and rooms are not among them: they are known by themselves",
  auth: "user",
  params: idParams,
  status: 200,
  response: z.object({ items: z.array(glossaryTerm).max(glossaryTermsMax) }),
  errors: [],
});

export const addGlossaryTerm = defineOperation({
  id: "glossary.add",
  method: "POST",
  path: "/api/spaces/{id}/glossary",
  summary: "Add a term that speech is recognised with; members",
  auth: "user",
  rate: "create",
  params: idParams,
  body: z.strictObject({ term: written, soundsLike: soundsLike.optional() }),
  status: 201,
  response: glossaryTerm,
  errors: ["GLOSSARY_LIMIT", "GLOSSARY_TERM_EXISTS"],
});

export const changeGlossaryTerm = defineOperation({
  id: "glossary.change",
  method: "PATCH",
  path: "/api/spaces/{id}/glossary/{termId}",
  summary: "Change a term; members. What is left out stays",
  auth: "user",
  params: termParams,
  body: z.strictObject({ term: written.optional(), soundsLike: soundsLike.optional() }),
  status: 200,
  response: glossaryTerm,
  errors: ["GLOSSARY_TERM_EXISTS"],
});

export const deleteGlossaryTerm = defineOperation({
  id: "glossary.delete",
  method: "DELETE",
  path: "/api/spaces/{id}/glossary/{termId}",
  summary: "Remove a term; members. What was transcribed stays",
  auth: "user",
  params: termParams,
  status: 204,
  errors: [],
});
