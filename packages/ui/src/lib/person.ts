/** What is drawn of a person. */
export interface Person {
  name: string;
  avatarSrc?: string | null | undefined;
  /** The pastel behind the initials. */
  avatarColor?: string | undefined;
  /** What they are to the space, where they do not belong to it: "Guest". It stands beside the name, wherever that stands. */
  mark?: string | undefined;
}
