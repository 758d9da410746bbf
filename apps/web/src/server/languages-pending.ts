import type { OfferedLanguage, SessionView } from "@rooms/api-client";
import { visitorApi } from "./api.ts";

/**
 * Whether a language of the session is not heard here, or not yet: only then the page loads what tells so, and asks again.
 * False where it cannot be asked: the room says it too.
 */
export async function languagesPending({
  engine,
  languages,
  transcription,
}: SessionView): Promise<boolean> {
  // Gladia hears all languages: there is nothing to ask.
  if (engine === null || engine === "gladia" || transcription === "OFF") return false;
  const answer = await (await visitorApi()).transcription.languages();
  return answer.ok && areAnyPending(languages, answer.data.languages);
}

/** What is not offered is not known, and passes for heard. */
export function areAnyPending(
  languages: readonly string[],
  offered: readonly Pick<OfferedLanguage, "code" | "state">[],
): boolean {
  const states = new Map<string, OfferedLanguage["state"]>(
    offered.map(({ code, state }) => [code, state]),
  );
  return languages.some((code) => (states.get(code) ?? "ready") !== "ready");
}
