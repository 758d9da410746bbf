import type { TicketClaims } from "@rooms/contracts/realtime";
import {
  participantId as asParticipantId,
  sessionId as asSessionId,
} from "@rooms/domain/shared/ids";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { Speaker } from "../audio/turn.ts";
import type { HostedSession } from "./hosted-session.ts";

export interface CurrentNamesOptions {
  store: Pick<TranscriptStore, "participantName">;
  onProblem: (where: string, error: unknown) => void;
}

interface Who {
  readonly sessionId: string;
  readonly participantId: string;
}

/**
 * What participants are called now. A ticket is good for an hour and bears the name of when it was issued; what is spoken
 * is stored under the name of when it is spoken.
 */
export class CurrentNames {
  readonly #options: CurrentNamesOptions;

  constructor(options: CurrentNamesOptions) {
    this.#options = options;
  }

  /** Who speaks by a connection; the name is the ticket's where the database does not say. */
  async speakerOf(claims: TicketClaims): Promise<Speaker> {
    const { participantId, identity } = claims;
    return { participantId, identity, name: (await this.#read(claims)) ?? claims.name };
  }

  /** The participant has another name: what they say from now on is said under it. */
  async follow({ sessionId, pipeline }: HostedSession, participantId: string): Promise<void> {
    const name = await this.#read({ sessionId, participantId });
    if (name !== null) pipeline.rename(participantId, name);
  }

  async #read({ sessionId, participantId }: Who): Promise<string | null> {
    const { store, onProblem } = this.#options;
    try {
      return await store.participantName(asSessionId(sessionId), asParticipantId(participantId));
    } catch (error) {
      onProblem("name", error);
      return null;
    }
  }
}
