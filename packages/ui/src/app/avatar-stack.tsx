import type { Person } from "../lib/person.ts";
import { Avatar } from "../primitives/avatar.tsx";

export interface AvatarStackProps {
  people: readonly Person[];
  /** Faces shown before "+n". */
  max?: number | undefined;
  /** How many there are in all, where `people` are only the first of them. */
  total?: number | undefined;
  /** Read instead of the faces: "4 participants". */
  label: string;
}

/** Several people in little room. */
export function AvatarStack({ people, max = 4, total = people.length, label }: AvatarStackProps) {
  const shown = people.slice(0, max);
  const rest = total - shown.length;
  return (
    <span role="img" aria-label={label} className="flex items-center -space-x-1">
      {shown.map((person, index) => (
        <Avatar
          key={index}
          name={person.name}
          src={person.avatarSrc}
          color={person.avatarColor}
          size="sm"
          className="ring-2 ring-surface-raised"
        />
      ))}
      {rest > 0 && (
        <span className="grid h-7 min-w-7 place-items-center rounded-full bg-surface-hover px-1.5 text-xs font-medium text-text-muted ring-2 ring-surface-raised">
          +{rest}
        </span>
      )}
    </span>
  );
}
