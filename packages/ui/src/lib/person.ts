/** What is drawn of a person. */
export interface Person {
  name: string;
  avatarSrc?: string | null | undefined;
  /** The pastel behind the initials. */
  avatarColor?: string | undefined;
}
