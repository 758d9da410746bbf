import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import type { Metadata } from "sharp";
import { describe, expect, it } from "vitest";
import { reencode } from "../../src/local-avatars/reencode.ts";

const background = { r: 200, g: 80, b: 40 };
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background } });

async function reencoded(bytes: Uint8Array): Promise<Metadata & { data: Uint8Array }> {
  const data = await reencode(bytes);
  if (!data) throw new Error("The picture was refused.");
  return { ...(await sharp(data).metadata()), data };
}

/** A black square of one bit a pixel: kilobytes that unfold into megapixels. */
function blackPng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

describe("a picture drawn anew", () => {
  it.each(["jpeg", "png", "webp", "gif"] as const)("is read from %s", async (format) => {
    const bytes = await plain(800, 600).toFormat(format).toBuffer();
    expect(await reencoded(bytes)).toMatchObject({ format: "webp", width: 512, height: 512 });
  });

  it("is square and never larger than it was", async () => {
    expect(await reencoded(await plain(30, 90).png().toBuffer())).toMatchObject({
      width: 30,
      height: 30,
    });
  });

  it("holds nothing of the bytes but the pixels: no place, no camera, nothing behind the end", async () => {
    const marked = await plain(64, 64)
      .withExif({ IFD0: { Copyright: "Secret place" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>Secret place</x:xmpmeta>")
      .jpeg()
      .toBuffer();
    const bytes = Buffer.concat([marked, Buffer.from("<script>Secret place</script>")]);
    expect(bytes.includes("Secret place")).toBe(true);
    const { data, exif, xmp, icc } = await reencoded(bytes);
    expect({ exif, xmp, icc }).toEqual({ exif: undefined, xmp: undefined, icc: undefined });
    expect(Buffer.from(data).includes("Secret place")).toBe(false);
  });

  it("stands upright, as the camera meant it", async () => {
    const red = await plain(10, 20).png().toBuffer();
    const blue = sharp({ create: { width: 20, height: 20, channels: 3, background: "#0000ff" } });
    const lying = await blue
      .composite([{ input: red, left: 10, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const { data } = await reencoded(lying);
    const below = { left: 3, top: 17, width: 1, height: 1 };
    const [r = 0, , b = 0] = await sharp(data).extract(below).raw().toBuffer();
    // Red was on the right; turned a quarter clockwise it is below.
    expect(r).toBeGreaterThan(b);
  });

  it("is the first frame of an animation", async () => {
    const pictures = [
      await plain(20, 20).png().toBuffer(),
      await plain(20, 20).negate().png().toBuffer(),
    ];
    const frames = await sharp(pictures, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(frames, { animated: true }).metadata()).pages).toBe(2);
    expect((await reencoded(frames)).pages).toBeUndefined();
  });
});

describe("what is no picture", () => {
  it("is refused when it would unfold into more pixels than any camera takes", async () => {
    const bomb = blackPng(7_200);
    expect(bomb.length).toBeLessThan(50_000);
    expect(await reencode(bomb)).toBeNull();
    // The same in small is a picture: it is the size that is refused.
    expect(await reencode(blackPng(720))).not.toBeNull();
  });

  it.each([
    ["nothing", ""],
    ["a page", "<html><script>alert(1)</script></html>"],
    [
      "a drawing that could run code",
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    ],
    ["a document", "%PDF-1.7"],
    ["a beginning and nothing behind it", "\x89PNG\r\n\x1a\n"],
    ["another container of the same family", "RIFF\x10\0\0\0WAVEfmt "],
  ])("is refused: %s", async (_, content) => {
    expect(await reencode(Buffer.from(content, "latin1"))).toBeNull();
  });

  it("is refused when it breaks off", async () => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background,
        noise: { type: "gaussian", mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    expect(await reencode(whole.subarray(0, whole.length / 2))).toBeNull();
  });
});
