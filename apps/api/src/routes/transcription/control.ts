import {
  pauseTranscription,
  setServerCapture as captureOperation,
  setTranscriptionHost as hostOperation,
  startTranscription,
  stopTranscription,
} from "@rooms/contracts/http";
import type { LiveRoomMetadata, TranscriptionControl } from "@rooms/contracts/http";
import {
  participantIdentity,
  setServerCapture,
  setTranscription,
  setTranscriptionHost,
  slug,
} from "@rooms/domain";
import type { Caller, Result, Session, TranscriptionMode } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { tellWhatStands } from "../tell-what-stands.ts";

/** What hosts decide about transcription; the transcriber hears of it from the database. */
export function transcriptionControlRoutes(deps: RouteDeps): Route[] {
  const switchTo = modeSwitch(deps);
  const setHost = setTranscriptionHost(deps);
  const setCapture = setServerCapture(deps);
  return [
    bind(startTranscription, ({ caller, input: { params } }) => switchTo(caller, params, "ON")),
    bind(pauseTranscription, ({ caller, input: { params } }) => switchTo(caller, params, "PAUSED")),
    bind(stopTranscription, ({ caller, input: { params } }) => switchTo(caller, params, "OFF")),
    bind(hostOperation, async ({ caller, input: { params, body } }) => {
      const identity = participantIdentity(body.identity);
      return mapResult(await setHost({ caller, slug: slug(params.slug), identity }), controlOf);
    }),
    bind(captureOperation, async ({ caller, input: { params, body } }) =>
      mapResult(await setCapture({ caller, slug: slug(params.slug), on: body.on }), controlOf),
    ),
  ];
}

function modeSwitch(deps: RouteDeps) {
  const set = setTranscription(deps);
  const { background, rooms, store } = deps;
  return async (
    caller: Caller,
    params: { slug: string },
    mode: TranscriptionMode,
  ): Promise<Result<TranscriptionControl>> =>
    mapResult(await set({ caller, slug: slug(params.slug), mode }), ({ session, by }) => {
      const standing = async (): Promise<string | null> => {
        const now = await store.sessions.find(session.id);
        if (!now) return null;
        // Who decided otherwise meanwhile tells their name themselves.
        const decision =
          now.transcription === mode ? { mode, by } : { mode: now.transcription, by: null };
        return JSON.stringify({ transcription: decision } satisfies LiveRoomMetadata);
      };
      background.run("show who decided on the transcription", () =>
        tellWhatStands(standing, (metadata) => rooms.describeRoom(session.slug, metadata)),
      );
      return controlOf(session);
    });
}

function controlOf(session: Session): TranscriptionControl {
  const { transcription: mode, serverCapture, transcriptionHost } = session;
  return { mode, serverCapture, transcriptionHost };
}
