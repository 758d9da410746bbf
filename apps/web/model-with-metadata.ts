import { Builder } from "flatbuffers";

/** Fields of the root table of a TensorFlow Lite model, by their place in its schema. */
const field = { version: 0, codes: 1, subgraphs: 2, description: 3, buffers: 4, metadata: 6 };
const identifier = "TFL3";
const metadataName = "TFLITE_METADATA";

/**
 * The model with a note on how pictures become its input, from 0–255 to 0–1, which MediaPipe's tasks ask for and models
 * from before them lack. FlatBuffers point forward only: a new root goes before the old model and points into it.
 */
export function modelWithMetadata(model: Uint8Array): Uint8Array {
  const old = new DataView(model.buffer, model.byteOffset, model.byteLength);
  const root = old.getUint32(0, true);
  const buffers = targetOf(old, root, field.buffers);
  const bufferCount = old.getUint32(buffers, true);
  const note = inputNote();
  const at = placesOf(bufferCount, note.length);

  const made = new Uint8Array(at.oldModel + model.length);
  made.set(model, at.oldModel);
  const view = new DataView(made.buffer);
  const u16s = (from: number, values: number[]) =>
    values.forEach((value, index) => view.setUint16(from + 2 * index, value, true));
  const point = (from: number, to: number) => view.setUint32(from, to - from, true);
  const pointToOld = (from: number, to: number) => point(from, at.oldModel + to);
  const text = new TextEncoder();

  point(0, at.table);
  made.set(text.encode(identifier), 4);
  u16s(at.tableShape, [18, 28, 4, 8, 12, 16, 20, 0, 24]);
  view.setInt32(at.table, at.table - at.tableShape, true);
  view.setUint32(at.table + 4, old.getUint32(placeOf(old, root, field.version), true), true);
  pointToOld(at.table + 8, targetOf(old, root, field.codes));
  pointToOld(at.table + 12, targetOf(old, root, field.subgraphs));
  pointToOld(at.table + 16, targetOf(old, root, field.description));
  point(at.table + 20, at.buffers);
  point(at.table + 24, at.metadataList);

  view.setUint32(at.buffers, bufferCount + 1, true);
  for (let index = 0; index < bufferCount; index += 1) {
    const entry = buffers + 4 + 4 * index;
    pointToOld(at.buffers + 4 + 4 * index, entry + old.getUint32(entry, true));
  }
  point(at.buffers + 4 + 4 * bufferCount, at.noteBuffer);
  u16s(at.noteBufferShape, [6, 8, 4]);
  view.setInt32(at.noteBuffer, at.noteBuffer - at.noteBufferShape, true);
  point(at.noteBuffer + 4, at.note);
  view.setUint32(at.note, note.length, true);
  made.set(note, at.note + 4);

  view.setUint32(at.metadataList, 1, true);
  point(at.metadataList + 4, at.metadata);
  u16s(at.metadataShape, [8, 12, 4, 8]);
  view.setInt32(at.metadata, at.metadata - at.metadataShape, true);
  point(at.metadata + 4, at.name);
  view.setUint32(at.metadata + 8, bufferCount, true);
  view.setUint32(at.name, metadataName.length, true);
  made.set(text.encode(metadataName), at.name + 4);
  return made;
}

/** Where each part of the new head begins; a multiple of 16 in all, so that the old model keeps its alignment. */
function placesOf(bufferCount: number, noteBytes: number) {
  const aligned = (place: number, to: number) => Math.ceil(place / to) * to;
  const tableShape = 8;
  const table = aligned(tableShape + 18, 4);
  const buffers = table + 28;
  const noteBufferShape = buffers + 4 + 4 * (bufferCount + 1);
  const noteBuffer = aligned(noteBufferShape + 6, 4);
  const note = aligned(noteBuffer + 8 + 4, 16) - 4;
  const metadataList = aligned(note + 4 + noteBytes, 4);
  const metadataShape = metadataList + 8;
  const metadata = metadataShape + 8;
  const name = metadata + 12;
  const oldModel = aligned(name + 4 + metadataName.length + 1, 16);
  return {
    ...{ tableShape, table, buffers, noteBufferShape, noteBuffer, note },
    ...{ metadataList, metadataShape, metadata, name, oldModel },
  };
}

/** TensorFlow Lite's `ModelMetadata` for one input, normalised with mean 0 and deviation 255, and one output. */
function inputNote(): Uint8Array {
  const builder = new Builder(256);
  const table = (fieldCount: number, offsets: Record<number, number>, kind?: number) => {
    builder.startObject(fieldCount);
    if (kind !== undefined) builder.addFieldInt8(0, kind, 0);
    for (const [index, offset] of Object.entries(offsets)) {
      builder.addFieldOffset(Number(index), offset, 0);
    }
    return builder.endObject();
  };
  const one = (add: () => void) => {
    builder.startVector(4, 1, 4);
    add();
    return builder.endVector();
  };
  const listOf = (offset: number) => one(() => builder.addOffset(offset));
  const normalization = table(2, {
    0: one(() => builder.addFloat32(0)),
    1: one(() => builder.addFloat32(255)),
  });
  const normalizationKind = 1;
  const input = table(7, { 4: listOf(table(2, { 1: normalization }, normalizationKind)) });
  const graph = table(8, { 2: listOf(input), 3: listOf(table(7, {})) });
  builder.finish(table(8, { 3: listOf(graph) }), "M001");
  return builder.asUint8Array();
}

/** Where a table's field lies; 0 when it has none. */
function placeOf(view: DataView, table: number, index: number): number {
  const shape = table - view.getInt32(table, true);
  const entry = 4 + 2 * index;
  const offset = entry < view.getUint16(shape, true) ? view.getUint16(shape + entry, true) : 0;
  return offset === 0 ? 0 : table + offset;
}

/** What a table's field points to. */
function targetOf(view: DataView, table: number, index: number): number {
  const place = placeOf(view, table, index);
  if (place === 0) throw new Error(`The model lacks field ${index} of its root.`);
  return place + view.getUint32(place, true);
}
