import { opcodes } from "./opcodes.ts";

export interface ServerFrameHandlers {
  /** A whole text message lies at `[from, to)`; it is dead after the call. */
  onText(bytes: Buffer, from: number, to: number): void;
  /** Dead after the call. */
  onPing(payload: Buffer): void;
  onPong(): void;
  /** 1005 when the server gives no reason. */
  onClose(code: number): void;
  /** What comes is no WebSocket any more; nothing is read after it. */
  onBroken(): void;
}

interface Frame {
  final: boolean;
  opcode: number;
  from: number;
  to: number;
}

const noReason = 1005;
const controlPayloadMax = 125;
const messageBytesMax = 16 * 1024 * 1024;

/**
 * Reads a server's frames (RFC 6455) where they lie: of a message that came whole in one read nothing is copied. What we
 * have no use for, binary messages, is passed over.
 */
export class ServerFrames {
  readonly #handlers: ServerFrameHandlers;
  /** The beginning of a frame that has not come whole. */
  #rest: Buffer | null = null;
  /** The beginning of a message in several frames; null between messages. */
  #parts: Buffer[] | null = null;
  #partsAreText = false;
  #over = false;

  constructor(handlers: ServerFrameHandlers) {
    this.#handlers = handlers;
  }

  /** Takes the next `[from, to)` of the connection; the bytes are the caller's again afterwards. */
  read(bytes: Buffer, from: number, to: number): void {
    if (this.#over) return;
    const rest = this.#rest;
    this.#rest = null;
    const whole = rest === null ? bytes : Buffer.concat([rest, bytes.subarray(from, to)]);
    const end = rest === null ? to : whole.length;
    let at = rest === null ? from : 0;
    while (at < end && !this.#isOver()) {
      const frame = frameAt(whole, at, end);
      if (frame === "broken") {
        this.#break();
        return;
      }
      if (frame === "incomplete") {
        this.#rest = Buffer.from(whole.subarray(at, end));
        return;
      }
      at = frame.to;
      this.#take(whole, frame);
    }
  }

  /** Nothing is read any more. */
  stop(): void {
    this.#over = true;
  }

  /** A handler may have stopped it in the middle of what was read. */
  #isOver(): boolean {
    return this.#over;
  }

  #take(bytes: Buffer, { final, opcode, from, to }: Frame): void {
    if (opcode >= opcodes.close) this.#takeControl(bytes, { final, opcode, from, to });
    else if (opcode === opcodes.continuation) this.#takePart(bytes.subarray(from, to), final);
    else if (opcode > opcodes.binary || this.#parts !== null) this.#break();
    else if (!final) {
      this.#parts = [Buffer.from(bytes.subarray(from, to))];
      this.#partsAreText = opcode === opcodes.text;
    } else if (opcode === opcodes.text) this.#handlers.onText(bytes, from, to);
  }

  #takePart(part: Buffer, final: boolean): void {
    const parts = this.#parts;
    if (parts === null) {
      this.#break();
      return;
    }
    parts.push(Buffer.from(part));
    const length = parts.reduce((sum, each) => sum + each.length, 0);
    if (length > messageBytesMax) this.#break();
    else if (final) {
      this.#parts = null;
      if (this.#partsAreText) this.#handlers.onText(Buffer.concat(parts), 0, length);
    }
  }

  #takeControl(bytes: Buffer, { final, opcode, from, to }: Frame): void {
    if (!final || to - from > controlPayloadMax || opcode > opcodes.pong) this.#break();
    else if (opcode === opcodes.ping) this.#handlers.onPing(bytes.subarray(from, to));
    else if (opcode === opcodes.pong) this.#handlers.onPong();
    else {
      this.#over = true;
      this.#handlers.onClose(to - from >= 2 ? bytes.readUInt16BE(from) : noReason);
    }
  }

  #break(): void {
    this.#over = true;
    this.#handlers.onBroken();
  }
}

function frameAt(bytes: Buffer, at: number, end: number): Frame | "incomplete" | "broken" {
  if (end - at < 2) return "incomplete";
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  // No extension was agreed on, and a server does not mask.
  if ((first & 0x70) !== 0 || (second & 0x80) !== 0) return "broken";
  const header = second < 126 ? 2 : second === 126 ? 4 : 10;
  if (end - at < header) return "incomplete";
  const length =
    header === 2
      ? second
      : header === 4
        ? bytes.readUInt16BE(at + 2)
        : Number(bytes.readBigUInt64BE(at + 2));
  if (length > messageBytesMax) return "broken";
  const from = at + header;
  const to = from + length;
  return to > end ? "incomplete" : { final: (first & 0x80) !== 0, opcode: first & 0x0f, from, to };
}
