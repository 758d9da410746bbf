/** What a source is given to bring a pack's files. */
export interface Filling {
  /** An empty folder for whatever is needed on the way; it is removed afterwards. */
  work: string;
  /** An empty folder for the finished files. */
  to: string;
  /** Told with the part that is done, 0..1; may go back, callers show the most. */
  onPart: (part: number) => void;
  signal: AbortSignal;
  /** The environment of the programs that are run; pip takes settings of its own from it. */
  variables: NodeJS.ProcessEnv;
}
