import { followChatChanges, followSessionChanges } from "@rooms/db";
import type { Listening } from "@rooms/db";
import type { HostedSession } from "./sessions/hosted-session.ts";
import type { SessionDirectory } from "./sessions/session-directory.ts";

export interface FollowOptions {
  url: string;
  directory: Pick<SessionDirectory, "onChange">;
  hosted: ReadonlyMap<string, Pick<HostedSession, "chat">>;
  onProblem: (where: string, error: unknown) => void;
}

/**
 * Follows what other processes commit. The chat has a connection of its own: leases are not renewed with each message.
 */
export function followChanges({ url, directory, hosted, onProblem }: FollowOptions): Listening {
  const onError = (error: Error) => onProblem("listen", error);
  const all = [
    followSessionChanges({ url, onError, onChange: (change) => directory.onChange(change) }),
    followChatChanges({ url, onError, onChange: (id) => hosted.get(id)?.chat.changed() }),
  ];
  return {
    async close() {
      await Promise.all(all.map((one) => one.close()));
    },
  };
}
