import { isUtf8 } from "node:buffer";
import { opcodes } from "./opcodes.ts";
import { Utf8Check } from "./utf8-check.ts";

export interface FrameReaderHandlers {
  /** A whole text message lies at `[from, to)`; it is dead after the call. */
  onText(bytes: Buffer, from: number, to: number): void;
  /** Dead after the call. */
  onPing(payload: Buffer): void;
  onPong(): void;
  /** 1005 when the server gives no reason. */
  onClose(code: number): void;
  /** What comes is against the protocol; nothing is read after it. The code is what to close with. */
  onFailed(code: number): void;
}

interface Frame {
  final: boolean;
  opcode: number;
  from: number;
  /** Beyond what was read when the payload has not come whole. */
  to: number;
}

const noReason = 1005;
const protocolError = 1002;
const notUtf8 = 1007;
const tooLarge = 1009;
const controlPayloadMax = 125;
const messageBytesMax = 16 * 1024 * 1024;

/**
 * Reads a server's frames (RFC 6455) where they lie: of a message that came whole in one read nothing is copied. What we
 * have no use for, binary messages, is passed over.
 */
export class FrameReader {
  readonly #handlers: FrameReaderHandlers;
  /** The beginning of a frame that has not come whole. */
  #rest: Buffer | null = null;
  /** The beginning of a message in several frames; null between messages. */
  #parts: Buffer[] | null = null;
  #partsAreText = false;
  /** Of a text that comes in pieces, and how many bytes of the frame in `#rest` it has seen. */
  #utf8: Utf8Check | null = null;
  #restChecked = 0;
  #over = false;

  constructor(handlers: FrameReaderHandlers) {
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
      const frame = headerAt(whole, at, end);
      if (frame !== null && this.#isRefused(frame, whole[at] ?? 0, whole[at + 1] ?? 0)) return;
      if (frame === null || frame.to > end) {
        if (frame !== null && !this.#checkArrived(whole, frame, end)) return;
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

  /** What a header alone shows to be wrong is not waited for. */
  #isRefused({ final, opcode, from, to }: Frame, first: number, second: number): boolean {
    // No extension was agreed on, and a server does not mask.
    if ((first & 0x70) !== 0 || (second & 0x80) !== 0) return this.#fail(protocolError);
    if (opcode >= opcodes.close) {
      const legal = final && to - from <= controlPayloadMax && opcode <= opcodes.pong;
      return !legal && this.#fail(protocolError);
    }
    const continues = opcode === opcodes.continuation;
    if (opcode > opcodes.binary || continues !== (this.#parts !== null)) {
      return this.#fail(protocolError);
    }
    const before = this.#parts?.reduce((sum, each) => sum + each.length, 0) ?? 0;
    return before + to - from > messageBytesMax && this.#fail(tooLarge);
  }

  /** Text that can be no UTF-8 any more is not read to its end. */
  #checkArrived(bytes: Buffer, { opcode, from }: Frame, end: number): boolean {
    if (!this.#isText(opcode)) return true;
    this.#utf8 ??= new Utf8Check();
    const good = this.#utf8.take(bytes, from + this.#restChecked, end);
    this.#restChecked = end - from;
    return good || !this.#fail(notUtf8);
  }

  #isText(opcode: number): boolean {
    return opcode === opcodes.text || (opcode === opcodes.continuation && this.#partsAreText);
  }

  #take(bytes: Buffer, frame: Frame): void {
    const { final, opcode, from, to } = frame;
    if (opcode >= opcodes.close) this.#takeControl(bytes, frame);
    else if (this.#isText(opcode) && !this.#isGoodText(bytes, frame)) this.#fail(notUtf8);
    else if (opcode === opcodes.continuation) this.#takePart(bytes.subarray(from, to), final);
    else if (!final) {
      this.#parts = [Buffer.from(bytes.subarray(from, to))];
      this.#partsAreText = opcode === opcodes.text;
    } else if (opcode === opcodes.text) this.#handlers.onText(bytes, from, to);
  }

  #isGoodText(bytes: Buffer, { final, from, to }: Frame): boolean {
    // As nearly always: a whole message in one frame and one read.
    if (final && this.#utf8 === null) return isUtf8(bytes.subarray(from, to));
    const check = (this.#utf8 ??= new Utf8Check());
    const good = check.take(bytes, from + this.#restChecked, to);
    this.#restChecked = 0;
    if (final) this.#utf8 = null;
    return good && (!final || check.isWhole);
  }

  #takePart(part: Buffer, final: boolean): void {
    const parts = this.#parts ?? [];
    parts.push(Buffer.from(part));
    if (!final) return;
    this.#parts = null;
    if (!this.#partsAreText) return;
    this.#partsAreText = false;
    const text = Buffer.concat(parts);
    this.#handlers.onText(text, 0, text.length);
  }

  #takeControl(bytes: Buffer, { opcode, from, to }: Frame): void {
    if (opcode === opcodes.ping) this.#handlers.onPing(bytes.subarray(from, to));
    else if (opcode === opcodes.pong) this.#handlers.onPong();
    else this.#takeClose(bytes.subarray(from, to));
  }

  #takeClose(payload: Buffer): void {
    const code = payload.length >= 2 ? payload.readUInt16BE(0) : noReason;
    if (payload.length === 1 || (payload.length > 0 && !isSendable(code))) {
      this.#fail(protocolError);
    } else if (!isUtf8(payload.subarray(2))) this.#fail(notUtf8);
    else {
      this.#over = true;
      this.#handlers.onClose(code);
    }
  }

  /** Always true: told as "yes, it is refused". */
  #fail(code: number): true {
    this.#over = true;
    this.#handlers.onFailed(code);
    return true;
  }
}

/** Close codes that may stand in a frame (RFC 6455, 7.4, and those registered since). */
function isSendable(code: number): boolean {
  if (code >= 3000 && code <= 4999) return true;
  return code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
}

/** The frame that begins at a byte; null while its header has not come whole. */
function headerAt(bytes: Buffer, at: number, end: number): Frame | null {
  if (end - at < 2) return null;
  const first = bytes[at] ?? 0;
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const header = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (end - at < header) return null;
  const length =
    header === 2
      ? short
      : header === 4
        ? bytes.readUInt16BE(at + 2)
        : Number(bytes.readBigUInt64BE(at + 2));
  const from = at + header;
  return { final: (first & 0x80) !== 0, opcode: first & 0x0f, from, to: from + length };
}
