import type Link from "next/link";

export interface LogoProps {
  href: string;
  name: string;
  /** `Link` where a page has it anyway; where it has not, its code would only weigh on the first sight. */
  as?: "a" | typeof Link;
}

/** The name as a way home. */
export function Logo({ href, name, as: As = "a" }: LogoProps) {
  return (
    <As
      href={href}
      className="focus-ring inline-flex items-center gap-2 rounded-md pointer-coarse:min-h-11 text-md font-semibold tracking-tight text-text"
    >
      <svg viewBox="0 0 24 24" aria-hidden className="size-6 text-accent">
        <rect x="2" y="3" width="20" height="15" rx="4" fill="currentColor" opacity="0.18" />
        <path
          d="M6 8h12M6 12h7"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
          fill="none"
        />
        <path d="M8 17.5 6.5 22l5.5-4.5z" fill="currentColor" opacity="0.18" />
      </svg>
      {name}
    </As>
  );
}
