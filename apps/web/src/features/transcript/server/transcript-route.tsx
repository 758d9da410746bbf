import { listParticipants, operationUrl, getTranscript } from "@rooms/contracts/http";
import type { MemberSession } from "@rooms/contracts/http";
import { AppHeader } from "../../account/components/app-header.tsx";
import { findProfile, visitorApi } from "../../../server/api.ts";
import { TranscriptPage } from "../components/transcript-page.tsx";
import { readTranscript } from "./read-transcript.ts";

/** A session after its end, for members: what was said. */
export async function TranscriptRoute({ session }: { session: MemberSession }) {
  const api = await visitorApi();
  const { slug } = session;
  const [transcript, participants] = await Promise.all([
    readTranscript(api, slug),
    api.call(listParticipants, { params: { slug } }),
  ]);
  return (
    <>
      <AppHeader profile={await findProfile()} />
      <TranscriptPage
        session={session}
        segments={transcript.segments.map((segment) => ({
          id: segment.id,
          identity: segment.identity,
          name: segment.name,
          text: segment.text,
          startedAtMs: segment.startedAtMs,
        }))}
        gapMs={transcript.gaps.reduce((sum, gap) => sum + gap.endedAtMs - gap.startedAtMs, 0)}
        people={participants.ok ? participants.data.items : []}
        downloadUrl={operationUrl(getTranscript, { params: { slug }, query: { format: "txt" } })}
      />
    </>
  );
}
