// The package comes without types; what we read of it.
declare module "webvtt-parser" {
  interface ParsedNode {
    readonly name?: string;
    readonly value?: string;
    readonly children?: readonly ParsedNode[];
  }

  export class WebVTTParser {
    parse(
      text: string,
      kind: "subtitles",
    ): {
      cues: { text: string; tree: { children: readonly ParsedNode[] } }[];
      errors: { message: string; line: number }[];
    };
  }
}
