"use client";
import type { TranscriptLine } from "@rooms/live-client";
import { useEffect, useMemo } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { usePersonMark } from "#shared/use-person-mark.ts";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import type { Face, Speaker } from "./transcript-items.ts";
import { useTranscriptionContext } from "./transcription-context.ts";

type Spoken = Pick<TranscriptLine, "participantIdentity">;

/**
 * Names, faces and marks by identity: of those in the room as LiveKit shows them, of those who left as the api knows them.
 * The same map until a name or a face changes.
 */
export function useSpeakers(lines: readonly Spoken[]): ReadonlyMap<string, Speaker> {
  const participants = useParticipants();
  const { people } = useTranscriptionContext();
  const known = useObservable(people);
  const markOf = usePersonMark();
  const present = participants.map(({ identity, name, avatarUrl, avatarColor, outside }) => [
    identity,
    { name, avatarSrc: avatarUrl, avatarColor: avatarColor ?? undefined, outside },
  ]);
  const key = JSON.stringify(present);
  const speakers = useMemo(
    () =>
      // The key, made above, is the list of faces as JSON: it hardly ever changes, while the participants change with speech.
      new Map<string, Speaker>(
        [...known, ...(JSON.parse(key) as [string, Face][])].map(([identity, face]) => [
          identity,
          { ...face, mark: markOf(face.outside ?? null) },
        ]),
      ),
    [key, known, markOf],
  );
  useEffect(() => {
    people.learn(
      lines.map(({ participantIdentity }) => participantIdentity),
      speakers,
    );
  }, [people, lines, speakers]);
  return speakers;
}
