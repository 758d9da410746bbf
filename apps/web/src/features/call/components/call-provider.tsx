"use client";
import type { ReactNode } from "react";
import { Providers } from "#shared/components/providers.tsx";
import type { CallSession } from "../call-session.ts";
import { ChatContext } from "../chat/view-models/chat-context.ts";
import { LobbyContext } from "../lobby/view-models/lobby-context.ts";
import { RoomContext } from "../room/view-models/room-context.ts";
import { TranscriptionContext } from "../transcription/view-models/transcription-context.ts";
import { CallContext } from "../view-models/use-call.ts";

/** Gives the call to what composes its parts, and to each part its own; so no part has to import the call. */
export function CallProvider({ call, children }: { call: CallSession; children: ReactNode }) {
  return (
    <CallContext value={call}>
      <RoomContext value={call}>
        <TranscriptionContext value={call}>
          <LobbyContext value={call}>
            <ChatContext value={call}>
              <Providers>{children}</Providers>
            </ChatContext>
          </LobbyContext>
        </TranscriptionContext>
      </RoomContext>
    </CallContext>
  );
}
