import { ConfettiIcon } from "@phosphor-icons/react/dist/ssr/Confetti";
import { HandsClappingIcon } from "@phosphor-icons/react/dist/ssr/HandsClapping";
import { HeartIcon } from "@phosphor-icons/react/dist/ssr/Heart";
import { SmileyIcon } from "@phosphor-icons/react/dist/ssr/Smiley";
import { SparkleIcon } from "@phosphor-icons/react/dist/ssr/Sparkle";
import { ThumbsUpIcon } from "@phosphor-icons/react/dist/ssr/ThumbsUp";
import type { ReactionKind } from "@rooms/contracts/room";

const icons = {
  thumbs: [ThumbsUpIcon, "text-[#f2c14e]"],
  heart: [HeartIcon, "text-[#f5707a]"],
  clap: [HandsClappingIcon, "text-[#f2a65a]"],
  laugh: [SmileyIcon, "text-[#f7d95c]"],
  wow: [SparkleIcon, "text-[#7cc7f2]"],
  party: [ConfettiIcon, "text-[#b79df2]"],
} as const satisfies Record<ReactionKind, unknown>;

/** The same picture on every system; drawn, so that no font has to have it. */
export function ReactionIcon({ kind, className }: { kind: ReactionKind; className?: string }) {
  const [Icon, color] = icons[kind];
  return <Icon aria-hidden weight="fill" className={`${color} ${className ?? ""}`} />;
}
