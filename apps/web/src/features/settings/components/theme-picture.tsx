import type { Theme } from "#shared/theme.ts";

const halves = { system: ["light", "dark"], light: ["light"], dark: ["dark"] } as const;

/** A page in small, in the colours of the theme; half and half where the system decides. */
export function ThemePicture({ theme }: { theme: Theme }) {
  return (
    <span aria-hidden className="flex h-16 overflow-hidden rounded-md border border-line">
      {halves[theme].map((half) => (
        <span key={half} data-theme={half} className="flex flex-1 flex-col gap-1.5 bg-surface p-2">
          <span className="h-1.5 w-2/3 rounded-full bg-text-muted opacity-60" />
          <span className="flex-1 rounded-sm border border-line bg-surface-raised" />
          <span className="h-2 w-1/3 rounded-full bg-accent" />
        </span>
      ))}
    </span>
  );
}
