declare module "bufferutil" {
  const bufferUtil: {
    /** Writes `length` bytes of `source`, masked, to `output` from `offset` on. */
    mask(source: Buffer, mask: Buffer, output: Buffer, offset: number, length: number): void;
  };
  export default bufferUtil;
}
