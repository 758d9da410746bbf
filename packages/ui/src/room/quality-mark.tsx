import { CellSignalMediumIcon } from "@phosphor-icons/react/dist/ssr/CellSignalMedium";
import { WifiSlashIcon } from "@phosphor-icons/react/dist/ssr/WifiSlash";

export type ConnectionQuality = "good" | "poor" | "lost";

/** Shows only what is not well; the tile says it in words. */
export function QualityMark({ quality }: { quality: ConnectionQuality | undefined }) {
  if (quality === "poor") {
    return (
      <CellSignalMediumIcon
        aria-hidden
        weight="duotone"
        className="size-4 shrink-0 text-stage-warning"
      />
    );
  }
  if (quality === "lost") {
    return (
      <WifiSlashIcon aria-hidden weight="bold" className="size-4 shrink-0 text-stage-danger" />
    );
  }
  return null;
}
