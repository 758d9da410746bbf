"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useState } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { useRoomContext } from "../view-models/room-context.ts";
import type { SharedReactions } from "../view-models/room-context.ts";
import { ReactionsStore } from "../view-models/reactions-store.ts";
import { useReactionAnnouncement } from "../view-models/use-reaction-announcement.ts";
import { useRoom } from "../view-models/use-room.ts";
import type { RoomStore } from "../view-models/room-store.ts";
import { ReactionBar } from "./reaction-bar.tsx";
import { ReactionIcon } from "./reaction-icon.tsx";

export interface ReactionsProps {
  /** Whether the bar to press them is shown. */
  open: boolean;
  onClose: () => void;
}

/** Reactions: what floats of them over the stage, and the bar to send one's own. */
export function Reactions({ open, onClose }: ReactionsProps) {
  const t = useTranslations("reactions");
  const { store } = useRoom();
  const { shared } = useRoomContext();
  const [reactions] = useState(() => reactionsOf(store, shared));
  const snapshot = useObservable(reactions);
  const announcement = useReactionAnnouncement(snapshot);
  useEffect(() => {
    const end = shared.onReactions(reactions.receive);
    return () => {
      end();
      reactions.close();
    };
  }, [shared, reactions]);
  return (
    <>
      <p role="status" className="sr-only" data-testid="reaction-news">
        {announcement}
      </p>
      <div
        aria-hidden
        data-testid="reactions"
        className="pointer-events-none absolute inset-x-6 top-1/4 bottom-14 z-5 overflow-hidden"
      >
        {snapshot.floats.map(({ id, kind, count, name, at }) => (
          <span
            key={id}
            data-reaction={kind}
            className="absolute bottom-0 flex flex-col motion-safe:animate-float items-center gap-1"
            style={{ left: `${Math.round(at * 80)}%` }}
          >
            <span className="relative rounded-full bg-black/65 p-2.5">
              <ReactionIcon kind={kind} className="size-8" />
              {count > 1 && (
                <span className="absolute -top-1 -right-2 rounded-full bg-stage-text px-1.5 text-sm font-semibold text-black">
                  {count > 999 ? "999+" : count}
                </span>
              )}
            </span>
            <bdi className="max-w-28 truncate rounded-md bg-black/65 px-1.5 text-xs text-stage-text">
              {name}
            </bdi>
          </span>
        ))}
      </div>
      {open && (
        <ReactionBar
          label={t("title")}
          onPress={(kind) => reactions.press(kind)}
          onClose={onClose}
        />
      )}
    </>
  );
}

function reactionsOf(store: RoomStore, shared: SharedReactions): ReactionsStore {
  const people = () => store.getSnapshot().participants;
  return new ReactionsStore({
    send: (counts) => shared.react(counts),
    nameOf: (identity) => people().find((one) => one.identity === identity && !one.local)?.name,
    ownName: () => people().find(({ local }) => local)?.name ?? "",
  });
}
