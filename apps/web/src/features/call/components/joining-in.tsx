"use client";
import { HandPalmIcon } from "@phosphor-icons/react/dist/ssr/HandPalm";
import { SmileyIcon } from "@phosphor-icons/react/dist/ssr/Smiley";
import { ControlButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { shortcuts } from "../room/view-models/shortcuts.ts";
import { useHand } from "../room/view-models/use-hand.ts";

export interface JoiningInProps {
  /** Whether the bar of reactions is open. */
  reacting: boolean;
  onToggleReactions: () => void;
}

/** Of the bar: one's hand, and reactions. */
export function JoiningIn({ reacting, onToggleReactions }: JoiningInProps) {
  const hands = useTranslations("hands");
  const reactions = useTranslations("reactions");
  const hand = useHand();
  return (
    <>
      <ControlButton
        label={hands("button")}
        icon={<HandPalmIcon weight={hand.raised ? "fill" : "regular"} />}
        pressed={hand.raised}
        shortcut={shortcuts.hand.key}
        onPress={() => hand.set(!hand.raised)}
      />
      <ControlButton
        label={reactions("button")}
        icon={<SmileyIcon />}
        pressed={reacting}
        shortcut={shortcuts.reactions.key}
        onPress={onToggleReactions}
      />
    </>
  );
}
