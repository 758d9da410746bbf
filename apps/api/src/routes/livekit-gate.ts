/** LiveKit as far as routes need it: whether it answers, and a way in for one person. */
export interface LiveKitGate {
  /** Address for browsers. */
  readonly publicUrl: string;
  isUp(): Promise<boolean>;
  /** A token for one room and one identity; `metadata` is shown to the others. */
  mint(request: {
    room: string;
    identity: string;
    name: string;
    metadata: string;
    attributes: Record<string, string>;
    ttlSeconds: number;
  }): Promise<string>;
}
