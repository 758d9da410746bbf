import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Ct2Weights } from "./ct2-weights.ts";
import { whisperDecoder } from "./whisper-decoder.ts";
import { whisperEncoder } from "./whisper-encoder.ts";
import { shapeOf } from "./whisper-layers.ts";
import type { WhisperShape } from "./whisper-layers.ts";
import { WhisperVocabulary } from "./whisper-vocabulary.ts";

const configSchema = z.object({ alignment_heads: z.array(z.tuple([z.int(), z.int()])) });
/** The longest text of one window. */
const textTokensMax = 224;

/** What the converter reads, in one folder: CTranslate2's weights, in one or more parts, and what lies beside them. */
export interface WhisperFiles {
  parts: readonly string[];
  config: string;
  vocabulary: string;
}

export interface ConvertedFiles {
  encoder: string;
  decoder: string;
  tokens: string;
}

/**
 * A Whisper model of CTranslate2 becomes the engine's pair of model files, in 8 bits; the same bytes on every
 * machine. Takes about three seconds and half a gigabyte.
 */
export async function convertWhisper(
  from: { folder: string; files: WhisperFiles },
  to: { folder: string; files: ConvertedFiles },
): Promise<void> {
  const read = (file: string): Promise<Buffer> => readFile(join(from.folder, file));
  const weights = new Ct2Weights(Buffer.concat(await Promise.all(from.files.parts.map(read))));
  const config = configSchema.parse(JSON.parse((await read(from.files.config)).toString()));
  const vocabulary = new WhisperVocabulary((await read(from.files.vocabulary)).toString());
  const shape = shapeOf(weights);
  const alignmentHeads = config.alignment_heads;
  const metadata = metadataOf(vocabulary, { shape, alignmentHeads: alignmentHeads.length });
  const write = (file: string, content: string | Buffer): Promise<void> =>
    writeFile(join(to.folder, file), content);
  await write(to.files.tokens, vocabulary.tokensText());
  await write(to.files.encoder, whisperEncoder(weights, shape).file(metadata));
  const decoder = whisperDecoder({ weights, shape, alignmentHeads });
  await write(to.files.decoder, decoder.file({ model_type: metadata.model_type }));
}

/** What the engine reads of the encoder's file; the order of the keys is part of its bytes. */
function metadataOf(
  vocabulary: WhisperVocabulary,
  { shape, alignmentHeads }: { shape: WhisperShape; alignmentHeads: number },
) {
  const languages = vocabulary.languages();
  const start = vocabulary.id("<|startoftranscript|>");
  const transcribe = vocabulary.id("<|transcribe|>");
  return {
    model_type: "whisper-ct2",
    version: 1,
    maintainer: "rooms",
    n_mels: 80,
    n_audio_ctx: 1500,
    n_audio_state: shape.width,
    n_audio_head: shape.heads,
    n_audio_layer: shape.encoderLayers,
    n_vocab: shape.vocabulary,
    n_text_ctx: textTokensMax,
    n_text_state: shape.width,
    n_text_head: shape.heads,
    n_text_layer: shape.decoderLayers,
    sot_sequence: [start, vocabulary.id("<|en|>"), transcribe].join(),
    all_language_tokens: languages.map(({ id }) => id).join(),
    all_language_codes: languages.map(({ code }) => code).join(),
    sot: start,
    sot_index: 0,
    eot: vocabulary.id("<|endoftext|>"),
    blank_id: vocabulary.id("Ġ"),
    is_multilingual: 1,
    no_speech: vocabulary.id("<|nospeech|>", "<|nocaptions|>"),
    transcribe,
    translate: vocabulary.id("<|translate|>"),
    no_timestamps: vocabulary.id("<|notimestamps|>"),
    n_alignment_heads: alignmentHeads,
  };
}
