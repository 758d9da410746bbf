// The health check of every image: ends with 0 when the address answers well, with 1 when it does not.
const answer = await fetch(process.argv[2], { signal: AbortSignal.timeout(4_000) }).catch(
  () => null,
);
process.exit(answer?.ok === true ? 0 : 1);
