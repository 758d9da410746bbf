// The health check of every image: ends with 0 when the address answers well, with 1 when it does not.
fetch(process.argv[2], { signal: AbortSignal.timeout(4_000) }).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);
