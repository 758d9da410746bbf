/** What a test tells a client to do. */
export type ClientCommand =
  | { readonly do: "connect"; readonly url: string; readonly token: string }
  | {
      readonly do: "publish";
      readonly source: "SOURCE_MICROPHONE" | "SOURCE_SCREENSHARE" | "SOURCE_UNKNOWN";
    }
  /** Says this with what it published last: base64 of 16 kHz mono PCM16; `said` when the last of it is on its way. */
  | { readonly do: "say"; readonly pcm: string }
  | { readonly do: "unpublish" }
  /** Tries to change its own metadata. */
  | { readonly do: "describe"; readonly metadata: string }
  /** Tries to set an attribute of its own. */
  | { readonly do: "mark"; readonly name: string; readonly value: string }
  | { readonly do: "leave" };

/** What a client sees, in the order it sees it. */
export type ClientNews =
  | { readonly saw: "in" | "refused" | "said" }
  | { readonly saw: "came" | "went"; readonly identity: string }
  | { readonly saw: "described"; readonly identity: string; readonly metadata: string }
  /** An attribute of another, changed or found on coming; "" for one that was taken away. */
  | {
      readonly saw: "marked";
      readonly identity: string;
      readonly name: string;
      readonly value: string;
    }
  | {
      readonly saw: "track" | "track ended";
      readonly identity: string;
      readonly source: string | undefined;
    }
  | { readonly saw: "out"; readonly reason: string };
